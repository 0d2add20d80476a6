import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { version } from 'vscode';
import type { Provider } from '../../src/core/provider/provider';
import type { Services } from '../../src/services';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addPracticeProvider, removePracticeProvider } from './addPracticeProvider';
import { createGitHome, type GitHome } from './gitHome';
import { gitApi, openInGit } from './gitApi';
import { openServices } from './openServices';
import {
  addRemotes,
  clonePractice,
  remoteNames,
  seenOf,
  type PracticeClone,
  type RemoteName,
} from './practiceClones';

// The Git extension of older versions runs so much for each repository that two cores do not keep up with twenty.
const clonesEach = Number(version.split('.')[1]) < 120 ? 3 : 10;
const providerTokens = ['acme only', 'globex only'];

describe('Git in VS Code, with two organizations on one host and a token for each', function () {
  this.timeout(120_000);
  let services: Services;
  let hosts: PracticeHosts;
  let home: GitHome;
  let origin: string;
  let acme: Provider;
  let globex: Provider;
  let clones: readonly PracticeClone[];
  const configurations = new Map<string, string>();

  before(async () => {
    services = await openServices();
    hosts = await startPracticeHosts({ only: ['gitlab'] });
    origin = hosts.gitlab.baseUrls.server;
    home = await createGitHome(origin);
    configurations.set('system', await configuration('--system'));
    configurations.set('global', await configuration('--global'));
    const of = { host: hosts.gitlab, baseUrl: origin, username: 'alice' };
    acme = await addPracticeProvider(services, { ...of, organization: 'acme', tokenLabel: 'acme only' });
    globex = await addPracticeProvider(services, {
      ...of,
      organization: 'globex',
      tokenLabel: 'globex only',
    });
    await home.answer({ helper: 'username=wrong\npassword=wrong\n', askpass: 'wrong' });
  });

  after(async () => {
    await removePracticeProvider(services, acme);
    await removePracticeProvider(services, globex);
    await home.dispose();
    await hosts.closeAll();
  });

  /** Without the base of a branch, which VS Code's own Git notes down when it opens a repository. */
  async function configuration(scope: string, directory?: string): Promise<string> {
    const words = ['config', scope, '--list', '--show-origin'];
    const { stdout } = await home.git(home.plain(), words, directory);
    return stdout.replace(/^.*\.vscode-merge-base=.*\n/gm, '');
  }

  function token(label: string): string {
    return hosts.gitlab.token(label).token;
  }

  it('clones many private repositories at once, each with the token of its organization', async () => {
    const plan = { home, host: hosts.gitlab, baseUrl: origin, count: clonesEach };
    const both = await Promise.all([
      clonePractice({ ...plan, organization: 'acme', tokenLabel: 'acme only' }),
      clonePractice({ ...plan, organization: 'globex', tokenLabel: 'globex only' }),
    ]);
    clones = both.flat();
    assertOwnTokens();
  });

  it('leaves in a clone’s configuration what Git leaves there without the extension', async () => {
    const url = hosts.gitlab.cloneUrl('acme/service-1', origin);
    const plain = join(home.directory, 'plain');
    const login = `username=oauth2\npassword=${token('full access')}\n`;
    await home.answer({ helper: login, askpass: 'wrong' });
    const { code } = await home.git(home.plain(), ['clone', '--quiet', url, plain]);
    assert.equal(code, 0);
    const served = clones.find(({ fullName }) => fullName === 'acme/service-1');
    assert.ok(served);
    const config = (directory: string) => readFile(join(directory, '.git', 'config'), 'utf8');
    assert.equal(await config(served.directory), await config(plain));
    await home.settledInputs(3);
    home.startOver();
    await home.answer({ helper: 'username=wrong\npassword=wrong\n', askpass: 'wrong' });
    const wrong = `!'${join(home.directory, 'wrong-helper')}'`;
    await Promise.all(clones.map((clone) => addRemotes(home, clone, origin, wrong)));
    for (const { directory } of clones) {
      configurations.set(directory, await configuration('--local', directory));
    }
  });

  const spellings: Readonly<Record<RemoteName, string>> = {
    origin: 'their plain URLs',
    withUsername: 'the account’s name in their URLs',
    withStranger: 'a name in their URLs that no account has',
    otherCase: 'their organization in other letter case',
    withoutSuffix: 'URLs from which the host redirects',
  };
  for (const remote of remoteNames) {
    it(`fetches all of them at once, by VS Code and by other programs, with ${spellings[remote]}`, async () => {
      hosts.gitlab.clearRequests();
      const api = await gitApi();
      const repositories = await Promise.all(
        clones.filter(byVscode).map(({ directory }) => openInGit(api, directory)),
      );
      const others = clones.filter((clone, at) => !byVscode(clone, at));
      const [outcomes] = await Promise.all([
        Promise.all(others.map(({ directory }) => home.git(home.served(), ['fetch', remote], directory))),
        ...repositories.map((repository) => repository.fetch(remote)),
      ]);
      assert.deepEqual(
        outcomes.map(({ code }) => code),
        others.map(() => 0),
      );
      assertOwnTokens();
    });
  }

  it('asks neither the user’s other helpers nor the user for any of it', async () => {
    assert.deepEqual(await home.settledInputs(0), []);
    assert.deepEqual(home.prompts(), []);
    const started = home.trace().filter((line) => line.includes('run_command: '));
    assert.ok(started.some((line) => /w[0-9a-f]{12}-credential-helper/.test(line)));
    assert.deepEqual(
      started.filter((line) => /askpass|wrong-helper/.test(line)),
      [],
    );
  });

  it('pushes from VS Code’s environment with the token of the repository', async () => {
    hosts.gitlab.clearRequests();
    const [clone] = clones;
    assert.ok(clone);
    const commit = ['commit', '--quiet', '--allow-empty', '-m', 'From the extension host'];
    await home.git(home.served(), commit, clone.directory);
    const pushed = await home.git(home.served(), ['push', 'origin', 'HEAD'], clone.directory);
    assert.equal(pushed.code, 0, pushed.stderr);
    assert.deepEqual(seenOf(hosts.gitlab.requests, clone), { tokens: [clone.tokenLabel], statuses: [200] });
  });

  it('clones a repository of one organization together with a submodule of the other', async () => {
    const [outer] = clones;
    const inner = clones.find(({ tokenLabel }) => tokenLabel === 'globex only');
    assert.ok(outer && inner);
    const urlOf = ({ fullName }: PracticeClone) => hosts.gitlab.cloneUrl(fullName, origin);
    const clone = join(home.directory, 'with-submodule');
    for (const words of [
      ['clone', '--quiet', urlOf(outer), clone],
      ['-C', clone, 'submodule', 'add', '--quiet', urlOf(inner), 'inner'],
      ['-C', clone, 'commit', '--quiet', '-m', 'Add a submodule'],
      ['-C', clone, 'push', '--quiet'],
    ]) {
      const { code, stderr } = await home.git(home.served(), words);
      assert.equal(code, 0, stderr);
    }
    hosts.gitlab.clearRequests();
    const words = ['clone', '--quiet', '--recurse-submodules', urlOf(outer), `${clone}-again`];
    const { code, stderr } = await home.git(home.served(), words);
    assert.equal(code, 0, stderr);
    for (const each of [outer, inner]) {
      assert.deepEqual(seenOf(hosts.gitlab.requests, each), { tokens: [each.tokenLabel], statuses: [200] });
    }
  });

  it('neither prompts nor asks others once the host refuses a token', async () => {
    const clone = clones.find(({ tokenLabel }) => tokenLabel === 'globex only');
    assert.ok(clone);
    hosts.gitlab.revokeToken(token('globex only'));
    const first = await home.git(home.served(), ['fetch', 'origin'], clone.directory);
    const second = await home.git(home.served(), ['fetch', 'origin'], clone.directory);
    assert.deepEqual([first.code, second.code], [128, 128]);
    assert.match(second.stderr, /the host rejects the token of “Practice GitLab globex/);
    assert.equal(services.health.read(globex.id)?.outcome, 'rejected');
    assert.deepEqual(await home.settledInputs(0), []);
    assert.deepEqual(home.prompts(), []);
  });

  it('has told no other helper and no askpass a token of a provider, and no process’s arguments', () => {
    const told = home.everything().join('\n');
    assert.ok(told.includes(token('full access')), 'the user’s own token is not in the records');
    for (const label of providerTokens) assert.equal(told.includes(token(label)), false, label);
  });

  it('has changed no Git configuration of the system, the user or a repository', async () => {
    assert.equal(await configuration('--system'), configurations.get('system'));
    assert.equal(await configuration('--global'), configurations.get('global'));
    for (const { directory } of clones) {
      assert.equal(await configuration('--local', directory), configurations.get(directory));
    }
  });

  /** Every other clone of each organization. */
  function byVscode(_: PracticeClone, at: number): boolean {
    return at % 2 === 0;
  }

  function assertOwnTokens(): void {
    for (const clone of clones) {
      const expected = { tokens: [clone.tokenLabel], statuses: [200] };
      assert.deepEqual(seenOf(hosts.gitlab.requests, clone), expected, clone.fullName);
    }
  }
});
