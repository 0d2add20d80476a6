import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'mocha';
import { commands, Uri, window } from 'vscode';
import { Secret } from '../../src/core/account/secret';
import type { Provider } from '../../src/core/provider/provider';
import type { Services } from '../../src/services';
import { useIdentity } from '../../src/ui/commands/useIdentity';
import { lacksKeyring } from '../../src/ui/notices/lacksKeyring';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addPracticeProvider, removePracticeProvider } from './addPracticeProvider';
import { gitApi, openInGit } from './gitApi';
import { createGitHome, type GitHome } from './gitHome';
import { openServices } from './openServices';

const email = 'alice@acme.example';

describe('the identity of commits', function () {
  this.timeout(60_000);
  let services: Services;
  let hosts: PracticeHosts;
  let home: GitHome;
  let provider: Provider;
  let count = 0;
  let directory: string;

  before(async () => {
    services = await openServices();
    hosts = await startPracticeHosts({ only: ['bitbucket'] });
    home = await createGitHome(hosts.bitbucket.baseUrl);
    const tokenLabel = 'full access';
    provider = await addPracticeProvider(services, {
      host: hosts.bitbucket,
      baseUrl: hosts.bitbucket.baseUrl,
      tokenLabel,
    });
    await know({ email, username: 'asmith' });
  });

  after(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
    await removePracticeProvider(services, provider);
    await home.dispose();
    await hosts.closeAll();
  });

  beforeEach(async () => {
    directory = await openRepository(hosts.bitbucket.cloneUrl('acme/web'));
  });

  /** What the account of the provider is from now on. */
  async function know(facts: { readonly email?: string; readonly username?: string }): Promise<void> {
    const token = new Secret(hosts.bitbucket.token('full access').token);
    const stored = await services.accounts.save(provider, { token, ...facts });
    assert.equal(stored.ok, true);
  }

  async function openRepository(remote: string): Promise<string> {
    const path = join(home.directory, `repository-${++count}`);
    await mkdir(path);
    await writeFile(join(path, 'README.md'), '# Practice\n');
    await home.git(home.plain(), ['init', '--quiet'], path);
    await home.git(home.plain(), ['remote', 'add', 'origin', remote], path);
    await openInGit(await gitApi(), path);
    await window.showTextDocument(Uri.file(join(path, 'README.md')));
    return path;
  }

  async function local(key: string, path = directory): Promise<readonly string[]> {
    const words = ['config', '--local', '--get-all', key];
    const { stdout } = await home.git(home.plain(), words, path);
    return stdout.split('\n').filter(Boolean);
  }

  async function author(path = directory): Promise<string> {
    const { stdout } = await home.git(home.plain(), ['var', 'GIT_AUTHOR_IDENT'], path);
    return stdout.replace(/ \d+ [+-]\d+\s*$/, '');
  }

  it('becomes the account’s on demand, in this repository and no other', async () => {
    const other = directory;
    directory = await openRepository(hosts.bitbucket.cloneUrl('acme/api'));
    const ownFile = await readFile(join(home.directory, '.gitconfig'), 'utf8');
    assert.equal(await author(), 'Alice <alice@example.com>');
    await useIdentity(services);
    assert.equal(await author(), `asmith <${email}>`);
    assert.equal(await author(other), 'Alice <alice@example.com>');
    assert.equal(await readFile(join(home.directory, '.gitconfig'), 'utf8'), ownFile);
  });

  it('takes the place of the one that the repository had', async () => {
    await home.git(home.plain(), ['config', 'user.email', 'old@home.example'], directory);
    await home.git(home.plain(), ['config', 'user.name', 'Old'], directory);
    await useIdentity(services);
    assert.deepEqual(await local('user.email'), [email]);
    assert.deepEqual(await local('user.name'), ['asmith']);
  });

  it('keeps a full name that contains the account’s', async () => {
    await know({ email, username: 'alice' });
    await useIdentity(services);
    await know({ email, username: 'asmith' });
    assert.equal(await author(), `Alice <${email}>`);
    assert.deepEqual(await local('user.name'), []);
  });

  it('stays as it is where an included file makes it the account’s', async () => {
    const file = join(home.directory, '.gitconfig');
    const before = await readFile(file, 'utf8');
    await writeFile(join(home.directory, 'acme'), `[user]\n\temail = ${email}\n`);
    const path = join(home.directory, 'acme');
    await writeFile(file, `${before}[includeIf "gitdir:${directory}/"]\n\tpath = ${path}\n`);
    await useIdentity(services);
    await writeFile(file, before);
    assert.deepEqual(await local('user.email'), []);
  });

  it('stays as it is where the host tells no email', async () => {
    await know({ username: 'asmith' });
    await useIdentity(services);
    await know({ email, username: 'asmith' });
    assert.deepEqual(await local('user.email'), []);
  });

  it('stays as it is in a repository of nobody’s provider', async () => {
    directory = await openRepository('https://git.nobody.example/acme/web.git');
    await useIdentity(services);
    assert.deepEqual(await local('user.email'), []);
  });
});

describe('the place where tokens are kept', () => {
  const desktop = { inBrowser: false, remote: false, platform: 'linux', sessionBus: true };

  it('raises no doubt on a usual desktop, whatever the system', () => {
    assert.equal(lacksKeyring(desktop), false);
    for (const platform of ['darwin', 'win32'])
      assert.equal(lacksKeyring({ ...desktop, platform, sessionBus: false }), false);
  });

  it('raises one on Linux without the bus over which keyrings are reached', () => {
    assert.equal(lacksKeyring({ ...desktop, sessionBus: false }), true);
  });

  it('cannot be told from the far end of a remote window, nor in a browser', () => {
    assert.equal(lacksKeyring({ ...desktop, remote: true, sessionBus: false }), false);
    assert.equal(lacksKeyring({ ...desktop, inBrowser: true, sessionBus: false }), false);
  });
});
