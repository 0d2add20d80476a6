import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import { commands, window, workspace } from 'vscode';
import { createAnswerLog } from '../../src/core/credential/answerLog';
import { createExplainer, type Explainer } from '../../src/core/credential/explainer';
import type { Provider } from '../../src/core/provider/provider';
import type { Services } from '../../src/services';
import { chooseForRepository } from '../../src/ui/commands/chooseForRepository';
import { useHttps } from '../../src/ui/commands/useHttps';
import { useOwnLogin } from '../../src/ui/commands/useOwnLogin';
import { explainText } from '../../src/ui/credential/explainText';
import { httpsCandidates } from '../../src/ui/credential/httpsCandidates';
import { pushSentence } from '../../src/ui/credential/pushErrors';
import { readSshAddress } from '../../src/ui/credential/sshAddress';
import { until } from '../browser/until';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addPracticeProvider, removePracticeProvider } from './addPracticeProvider';
import { gitApi, openInGit, type TestRepository } from './gitApi';
import { createGitHome, type GitHome } from './gitHome';
import { openServices } from './openServices';

interface Repository extends TestRepository {
  readonly state: { readonly remotes: readonly unknown[] };
  push(remote: string, branch: string): Promise<void>;
}

describe('The credential of a repository', function () {
  this.timeout(60_000);
  let services: Services;
  let explainer: Explainer;
  let hosts: PracticeHosts;
  let home: GitHome;
  let origin: string;
  let acme: Provider;
  let globex: Provider;
  let count = 0;

  before(async () => {
    services = await openServices();
    explainer = createExplainer(services);
    hosts = await startPracticeHosts({ only: ['gitlab'] });
    origin = hosts.gitlab.baseUrls.server;
    home = await createGitHome(origin);
    const of = { host: hosts.gitlab, baseUrl: origin };
    acme = await addPracticeProvider(services, { ...of, organization: 'acme', tokenLabel: 'read only' });
    globex = await addPracticeProvider(services, {
      ...of,
      organization: 'globex',
      tokenLabel: 'full access',
    });
  });

  after(async () => {
    await removePracticeProvider(services, acme);
    await removePracticeProvider(services, globex);
    await home.dispose();
    await hosts.closeAll();
  });

  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeQuickOpen');
    for (const { repositoryKey } of services.remembered.list())
      await services.remembered.forget(repositoryKey);
  });

  async function openRepository(remote: string): Promise<{ directory: string; repository: Repository }> {
    const directory = join(home.directory, `explained-${++count}`);
    await mkdir(directory);
    for (const words of [
      ['init', '--quiet'],
      ['remote', 'add', 'origin', remote],
      ['commit', '--quiet', '--allow-empty', '-m', 'First'],
    ]) {
      assert.equal((await home.git(home.plain(), words, directory)).code, 0);
    }
    const repository = await openInGit(await gitApi(), directory);
    return { directory, repository: repository as Repository };
  }

  function tokensSeen(): ReadonlySet<string | undefined> {
    return new Set(hosts.gitlab.requests.map(({ tokenLabel }) => tokenLabel).filter(Boolean));
  }

  function fetchRemote(url: string) {
    hosts.gitlab.clearRequests();
    return home.git(home.served(), ['ls-remote', url]);
  }

  /** Accepts the first item of a quick pick, if one is open yet. */
  async function acceptFirst(): Promise<void> {
    await commands.executeCommand('quickInput.first');
    await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  }

  it('is that of the provider which the user chose, whatever its organization', async () => {
    const url = hosts.gitlab.cloneUrl('acme/web', origin);
    await fetchRemote(url);
    assert.deepEqual(tokensSeen(), new Set(['read only']));
    const { repositoryKey } = await explainer.explain(url);
    await services.remembered.write(repositoryKey ?? '', globex.id);
    assert.equal((await fetchRemote(url)).code, 0);
    assert.deepEqual(tokensSeen(), new Set(['full access']));
  });

  it('is chosen from a list, and the choice is remembered', async function () {
    // A key that is pressed while another input is still closing is lost, and nothing tells.
    this.timeout(20_000);
    this.retries(2);
    const url = hosts.gitlab.cloneUrl('acme/web', origin);
    const choosing = chooseForRepository({ ...services, explainer }, url);
    await until('the choice', async () => {
      await acceptFirst();
      return services.remembered.list().length > 0 || undefined;
    });
    await choosing;
    assert.deepEqual(
      services.remembered.list().map(({ providerId }) => providerId),
      [acme.id],
    );
  });

  it('is Git’s own where the user wants that, with the questions and helpers of a Git without us', async () => {
    const url = hosts.gitlab.cloneUrl('acme/web', origin);
    void useOwnLogin({ ...services, explainer }, url);
    await until('the choice', () => services.remembered.list().length > 0 || undefined);
    await home.answer({
      helper: `username=oauth2\npassword=${hosts.gitlab.token('acme only').token}\n`,
      askpass: '',
    });
    assert.equal((await fetchRemote(url)).code, 0);
    assert.deepEqual(tokensSeen(), new Set(['acme only']));
    assert.equal((await fetchRemote(hosts.gitlab.cloneUrl('globex/app', origin))).code, 0);
    assert.deepEqual(tokensSeen(), new Set(['full access']));
    await home.answer({ helper: '', askpass: '' });
  });

  it('explains a push that the host refused, and leaves every other failure to VS Code', async () => {
    const { repository } = await openRepository(hosts.gitlab.cloneUrl('acme/web', origin));
    await repository.push('origin', 'HEAD:refs/heads/refused');
    const other = await openRepository(join(home.directory, 'nothing-there'));
    await assert.rejects(other.repository.push('origin', 'HEAD'));
  });

  it('names the provider in the explanation of a push', () => {
    const told = ['forbidden', 'repositoryNotFound', 'authenticationFailed'] as const;
    for (const kind of told) assert.match(pushSentence(kind, acme) ?? '', new RegExp(acme.name));
    assert.equal(pushSentence('nameNotResolved', acme), undefined);
  });

  it('can be shown as a document without anything secret', async () => {
    const answers = createAnswerLog(services.now);
    const request = { protocol: 'http', host: new URL(origin).host, path: 'acme/web.git' };
    answers.note(request, { outcome: 'given', reason: 'onlyOne', provider: acme.name });
    const url = hosts.gitlab.cloneUrl('acme/web', origin).replace('://', '://alice:s3cret@');
    const text = await explainText(services, url, answers.list());
    assert.match(text, new RegExp(`Git gets the token of “${acme.name}”`));
    assert.match(text, new RegExp(`\`${globex.name}\` \\| It is for another organization`));
    assert.match(text, /\| Given \|/);
    assert.doesNotMatch(text, /s3cret|glpat/);
  });

  it('needs HTTPS: an SSH remote is given its HTTPS address', async () => {
    const { hostname } = new URL(origin);
    const { directory, repository } = await openRepository(`git@${hostname}:acme/web.git`);
    await until('the remote', () => repository.state.remotes.length > 0 || undefined);
    void useHttps({ ...services, explainer }, repository);
    const address = async () =>
      (await home.git(home.plain(), ['remote', 'get-url', 'origin'], directory)).stdout.trim();
    await until('the new address', async () => {
      await acceptFirst();
      return (await address()).startsWith('http') || undefined;
    });
    assert.equal(await address(), `${origin}/acme/web.git`);
  });

  it('knows the HTTPS address of SSH remotes on hosts of providers, and of no others', async () => {
    const { hostname } = new URL(origin);
    const parts = { ...services, explainer };
    const urls = async (remote: string) => (await httpsCandidates(parts, remote)).map(({ url }) => url);
    for (const remote of [`git@${hostname}:acme/web.git`, `ssh://git@${hostname}:2222/acme/web.git`]) {
      assert.deepEqual(await urls(remote), [`${origin}/acme/web.git`]);
    }
    for (const remote of [
      `git@${hostname}:nobody/web.git`,
      'git@git.nobody.example:acme/web.git',
      hosts.gitlab.cloneUrl('acme/web', origin),
      '/srv/git/web.git',
    ]) {
      assert.deepEqual(await urls(remote), []);
    }
  });

  it('is told by no quick input or document that stays open', () => {
    const schemes = workspace.textDocuments.map(({ uri }) => uri.scheme);
    assert.equal(schemes.includes('git-providers-explanation'), false);
    assert.equal(window.activeTextEditor?.document.uri.scheme === 'git-providers-explanation', false);
  });
});

describe('an SSH address', () => {
  it('is read in both spellings', () => {
    const address = { hostname: 'gitlab.acme.com', path: 'acme/web.git' };
    for (const remote of [
      'git@gitlab.acme.com:acme/web.git',
      'GitLab.Acme.com:acme/web.git',
      'git@gitlab.acme.com:/acme/web.git',
      'ssh://git@gitlab.acme.com/acme/web.git',
      'ssh://git@gitlab.acme.com:2222/acme/web.git/',
    ]) {
      assert.deepEqual(readSshAddress(remote), address, remote);
    }
  });

  it('is no other address', () => {
    for (const remote of [
      'https://gitlab.acme.com/acme/web.git',
      '/srv/git/web.git',
      './a:b',
      'C:\\git\\web',
      'C:/git/web',
      'file:///srv/git',
      '',
    ]) {
      assert.equal(readSshAddress(remote), undefined, remote);
    }
  });
});
