import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FoundLogin } from '../../../../src/core/transfer/foundLogin';
import { loginPlace } from '../../../../src/core/transfer/loginPlace';
import {
  findLogins,
  type FindLoginsOptions,
  type FoundLogins,
} from '../../../../src/git/importSources/findLogins';
import { searchFor } from '../../../browser/canarySearch';
import { knownHosts } from '../../core/sampleProviders';

let home: string;
let bin: string;
let searches: FoundLogins[];

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'gp-import-'));
  bin = join(home, 'bin');
  await mkdir(bin);
  searches = [];
});

afterEach(async () => {
  for (const each of searches) await each.dispose();
  await rm(home, { recursive: true, force: true });
});

async function write(path: string, text: string): Promise<string> {
  const file = join(home, path);
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, text);
  return file;
}

/** A stand-in that notes what it was started with. */
async function program(name: string, body: string): Promise<void> {
  const file = await write(
    join('bin', name),
    `#!/bin/sh\n{ echo "$0 $*"; env; } >>'${home}/started'\n${body}\n`,
  );
  await chmod(file, 0o700);
}

async function find(more: Partial<FindLoginsOptions> = {}, signal = new AbortController().signal) {
  const { environment, ...rest } = more;
  const found = await findLogins(
    {
      environment: {
        PATH: [bin, '/usr/bin', '/bin'].join(delimiter),
        HOME: home,
        GIT_CONFIG_NOSYSTEM: '1',
        ...environment,
      },
      platform: 'linux',
      home,
      types: { gh: 'github', glab: 'gitlab' },
      remotes: [],
      placeOf: (remote) => loginPlace(remote, [], knownHosts),
      forbiddenRoots: [],
      timeoutMs: 10_000,
      ...rest,
    },
    signal,
  );
  searches.push(found);
  return found.logins;
}

async function tokenOf(login: FoundLogin | undefined): Promise<string> {
  const taken = await login!.take(new AbortController().signal);
  return taken.ok ? taken.value.open() : taken.error;
}

const shown = (logins: readonly FoundLogin[]) =>
  logins.map(({ source, baseUrl, username, type }) =>
    [source, type ?? '?', baseUrl.href, username ?? '-'].join(' '),
  );

/** Every file below the home with its bytes and the time of its last change. */
async function everyFile(): Promise<Record<string, readonly unknown[]>> {
  const names = await readdir(home, { recursive: true, withFileTypes: true });
  const files = names.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
  const facts: Record<string, readonly unknown[]> = {};
  for (const file of files.filter((each) => !each.endsWith('/started'))) {
    facts[file] = [(await readFile(file)).toString('base64'), (await stat(file)).mtimeMs];
  }
  return facts;
}

const ghHosts = `github.com:
    git_protocol: https
    users:
        alice:
            oauth_token: gho_CANARYalice
        bob:
            oauth_token: gho_CANARYbob
    user: alice
    oauth_token: gho_CANARYalice
github.acme.com:
    user: asmith
    oauth_token: ghp_CANARYserver
    git_protocol: ssh
`;

describe('the logins of gh', () => {
  it('are every account of every host, with the token of the file', async () => {
    await write('.config/gh/hosts.yml', ghHosts);
    const logins = await find();
    expect(shown(logins)).toEqual([
      'gh github https://github.com alice',
      'gh github https://github.com bob',
      'gh github https://github.acme.com asmith',
    ]);
    expect(await Promise.all(logins.map(tokenOf))).toEqual([
      'gho_CANARYalice',
      'gho_CANARYbob',
      'ghp_CANARYserver',
    ]);
  });

  it('hold no token before one is taken', async () => {
    await write('.config/gh/hosts.yml', ghHosts);
    expect(searchFor(['gho_CANARYalice']).inText(JSON.stringify(await find()))).toBe(false);
  });

  it.each([
    ['GH_CONFIG_DIR', 'own', 'own/hosts.yml'],
    ['XDG_CONFIG_HOME', 'xdg', 'xdg/gh/hosts.yml'],
  ])('are found where %s says', async (variable, value, file) => {
    await write(file, ghHosts);
    await write('.config/gh/hosts.yml', 'github.com:\n    user: wrong\n');
    expect(shown(await find({ environment: { [variable]: join(home, value) } }))[0]).toContain('alice');
  });

  it('are found where Windows keeps them', async () => {
    await write('Roaming/GitHub CLI/hosts.yml', ghHosts);
    const logins = await find({ platform: 'win32', environment: { APPDATA: join(home, 'Roaming') } });
    expect(logins).toHaveLength(3);
  });

  it('are asked for of gh itself where the keyring has the token, of the account and not of the environment', async () => {
    await write(
      '.config/gh/hosts.yml',
      'github.com:\n    users:\n        alice:\n        bob:\n    user: alice\n',
    );
    await program('gh', 'test "$GH_TOKEN" && echo wrong && exit; echo "gho_CANARY-$6-of-$4"');
    const logins = await find({ environment: { GH_TOKEN: 'gho_environment' } });
    expect(await Promise.all(logins.map(tokenOf))).toEqual([
      'gho_CANARY-alice-of-github.com',
      'gho_CANARY-bob-of-github.com',
    ]);
    expect(await readFile(join(home, 'started'), 'utf8')).toContain(
      'auth token --hostname github.com --user alice',
    );
  });

  it('give no token where gh is missing, fails, or lies in a folder of the workspace', async () => {
    await write('.config/gh/hosts.yml', 'github.com:\n    user: alice\n');
    const path = { environment: { PATH: bin } };
    expect(await tokenOf((await find(path))[0])).toBe('toolMissing');
    await program('gh', 'echo "no oauth token found" >&2; exit 1');
    expect(await tokenOf((await find())[0])).toBe('gone');
    expect(await tokenOf((await find({ ...path, forbiddenRoots: [home] }))[0])).toBe('toolMissing');
    await program('gh', 'printf "two\\nlines\\n"');
    expect(await tokenOf((await find())[0])).toBe('gone');
  });

  it.each([
    ['no YAML', '{'],
    ['a list', '- github.com\n'],
    ['another shape', 'github.com: [1, 2]\n'],
    ['an address that is none', '"http://x:y@github.com":\n    user: alice\n'],
    ['many aliases', 'a: &a [x, x]\nb: &b [*a, *a]\ngithub.com: {user: *b}\n'],
  ])('are none in %s', async (_, text) => {
    await write('.config/gh/hosts.yml', text);
    expect(await find()).toEqual([]);
  });
});

describe('the logins of glab', () => {
  const config = `git_protocol: ssh
hosts:
    gitlab.com:
        token: !!null glpat-CANARYcom
        api_host: gitlab.com
        user: alice
    gitlab.acme.com:
        token: CANARYoauth
        is_oauth2: "true"
        user: asmith
    127.0.0.1:4752:
        token: glpat-CANARYlocal
        api_protocol: http
        subfolder: /git
    nobody.example:
        api_host: nobody.example
`;

  it('are the hosts with an account, at the address that is set', async () => {
    await write('.config/glab-cli/config.yml', config);
    const logins = await find();
    expect(shown(logins)).toEqual([
      'glab gitlab https://gitlab.com alice',
      'glab gitlab https://gitlab.acme.com asmith',
      'glab gitlab http://127.0.0.1:4752/git -',
    ]);
    expect(await tokenOf(logins[0])).toBe('glpat-CANARYcom');
    expect(logins.map(({ shortLived }) => shortLived ?? false)).toEqual([false, true, false]);
  });

  it('are found in the place that the variable, the user or the system says, in this order', async () => {
    const named = (user: string) => `hosts:\n    gitlab.com:\n        token: x\n        user: ${user}\n`;
    const name = async (more: Partial<FindLoginsOptions>) => (await find(more))[0]?.username;
    const xdg = { XDG_CONFIG_HOME: join(home, 'xdg') };
    await write('xdg/glab-cli/config.yml', named('xdg'));
    await write('Library/Application Support/glab-cli/config.yml', named('mac'));
    await write('Local/glab-cli/config.yml', named('windows'));
    expect(await name({ environment: xdg })).toBe('xdg');
    expect(await name({ platform: 'darwin' })).toBe('mac');
    expect(await name({ platform: 'win32', environment: { LOCALAPPDATA: join(home, 'Local') } })).toBe(
      'windows',
    );
    await write('.config/glab-cli/config.yml', named('usual'));
    expect(await name({ environment: xdg })).toBe('usual');
    await write('own/config.yml', named('own'));
    expect(await name({ environment: { ...xdg, GLAB_CONFIG_DIR: join(home, 'own') } })).toBe('own');
  });

  it('are asked for of glab itself where the keyring has the token', async () => {
    await write('.config/glab-cli/config.yml', 'hosts:\n    gitlab.com:\n        use_keyring: "true"\n');
    await program('glab', 'test "$GITLAB_TOKEN" && exit 1; echo "glpat-CANARY-$5"');
    const logins = await find({ environment: { GITLAB_TOKEN: 'glpat-environment' } });
    expect(await tokenOf(logins[0])).toBe('glpat-CANARY-gitlab.com');
  });
});

describe('the logins of Git’s own helpers', () => {
  const remotes = [
    'https://bitbucket.org/acme/web.git',
    'https://bitbucket.org/acme/api.git',
    'https://git.acme.com/acme/web.git',
    'https://bob@github.com/acme/web.git',
    'https://nobody.example/acme/web.git',
    'git@github.com:acme/web.git',
    '/srv/git/web.git',
  ];

  beforeEach(async () => {
    await write('.gitconfig', '[credential]\n\thelper = store\n');
    await write(
      '.git-credentials',
      'https://alice:ATBBCANARY@bitbucket.org\nhttps://asmith:CANARY%2fserver@git.acme.com\n' +
        'https://alice:ghp_CANARYalice@github.com\nhttps://bob:ghp_CANARYbob@github.com\n',
    );
  });

  it('are those that the store helper has for the remotes, one each', async () => {
    const logins = await find({ remotes });
    expect(shown(logins)).toEqual([
      'git bitbucket https://bitbucket.org alice',
      'git ? https://git.acme.com asmith',
      'git github https://github.com bob',
    ]);
    expect(await Promise.all(logins.map(tokenOf))).toEqual(['ATBBCANARY', 'CANARY/server', 'ghp_CANARYbob']);
  });

  it('are none where a helper or Git would have to ask', async () => {
    await program('askpass', 'echo asked');
    await write('.gitconfig', `[core]\n\taskPass = ${bin}/askpass\n`);
    const environment = { GIT_ASKPASS: join(bin, 'askpass'), SSH_ASKPASS: join(bin, 'askpass') };
    expect(await find({ remotes, environment })).toEqual([]);
    expect(await readdir(home)).not.toContain('started');
  });

  it('are none where a helper takes too long, which then has ended', async () => {
    await program('slow', 'echo $$ >"$HOME/slow"; exec sleep 60');
    await write('.gitconfig', `[credential]\n\thelper = !${bin}/slow\n`);
    expect(await find({ remotes: remotes.slice(0, 1), timeoutMs: 500 })).toEqual([]);
    const pid = Number(await readFile(join(home, 'slow'), 'utf8'));
    await expect.poll(() => isAlive(pid)).toBe(false);
  });

  it('are looked for no longer once the user has cancelled', async () => {
    await program('slow', 'exec sleep 60');
    await write('.gitconfig', `[credential]\n\thelper = !${bin}/slow\n`);
    const reason = new Error('enough');
    const abort = new AbortController();
    const finding = find({ remotes }, abort.signal);
    abort.abort(reason);
    await expect(finding).rejects.toBe(reason);
  });

  it('never come from the repository that the window stands in', async () => {
    const evil = join(home, 'evil');
    await mkdir(join(evil, 'objects'), { recursive: true });
    await mkdir(join(evil, 'refs'));
    await writeFile(join(evil, 'HEAD'), 'ref: refs/heads/main\n');
    await writeFile(
      join(evil, 'config'),
      `[credential]\n\thelper = "!echo password=evil; touch '${home}/ran'; :"\n`,
    );
    const logins = await find({ remotes: remotes.slice(0, 1), environment: { GIT_DIR: evil } });
    expect(await tokenOf(logins[0])).toBe('ATBBCANARY');
    expect(await readdir(home)).not.toContain('ran');
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('a search', () => {
  it('leaves every original as it is, and no token in arguments, environment or files', async () => {
    await write('.config/gh/hosts.yml', ghHosts);
    await write('.config/glab-cli/config.yml', 'hosts:\n    gitlab.com:\n        token: glpat-CANARY\n');
    await write('.gitconfig', `[credential]\n\thelper = store\n\thelper = !${bin}/noting\n`);
    await write('.git-credentials', 'https://alice:ATBBCANARY@bitbucket.org\n');
    await program('noting', 'exit 0');
    await mkdir(join(home, 'tmp'));
    vi.stubEnv('TMPDIR', join(home, 'tmp'));
    const before = await everyFile();
    const logins = await find({ remotes: ['https://bitbucket.org/acme/web', 'https://other.example/a/b'] });
    const tokens = await Promise.all(logins.map(tokenOf));
    expect(tokens).toHaveLength(5);
    expect(await everyFile()).toEqual(before);
    const search = searchFor(tokens);
    expect(search.inText(await readFile(join(home, 'started'), 'utf8'))).toBe(false);
    for (const each of searches) await each.dispose();
    expect(await readdir(join(home, 'tmp'))).toEqual([]);
    vi.unstubAllEnvs();
  });
});
