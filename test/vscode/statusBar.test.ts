import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { commands, Uri, window } from 'vscode';
import type { Provider } from '../../src/core/provider/provider';
import type { Services } from '../../src/services';
import { remotesOf } from '../../src/ui/credential/remotesOf';
import { openGitApi } from '../../src/ui/gitExtension';
import { followOpenRepository } from '../../src/ui/openRepository';
import { repositoryStatus, type RepositoryStatus } from '../../src/ui/status/repositoryStatus';
import { statusText } from '../../src/ui/status/statusText';
import {
  statusSentence,
  statusTooltip,
  undecidedSentence,
  undecidedText,
} from '../../src/ui/status/statusWords';
import { until } from '../browser/until';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addPracticeProvider, removePracticeProvider } from './addPracticeProvider';
import { gitApi, openInGit } from './gitApi';
import { createGitHome, type GitHome } from './gitHome';
import { openServices } from './openServices';

describe('The provider of the open repository', function () {
  this.timeout(60_000);
  let services: Services;
  let hosts: PracticeHosts;
  let home: GitHome;
  let acme: Provider;
  let globex: Provider;

  before(async () => {
    services = await openServices();
    hosts = await startPracticeHosts({ only: ['gitlab'] });
    home = await createGitHome(hosts.gitlab.baseUrl);
    const of = { host: hosts.gitlab, baseUrl: hosts.gitlab.baseUrls.server };
    acme = await addPracticeProvider(services, { ...of, organization: 'acme', tokenLabel: 'acme only' });
    globex = await addPracticeProvider(services, {
      ...of,
      organization: 'globex',
      tokenLabel: 'globex only',
    });
  });

  after(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
    await removePracticeProvider(services, acme);
    await removePracticeProvider(services, globex);
    await home.dispose();
    await hosts.closeAll();
  });

  async function openRepository(name: string, remotes: Readonly<Record<string, string>>): Promise<string> {
    const path = join(home.directory, name);
    await mkdir(path);
    await writeFile(join(path, 'README.md'), `# ${name}\n`);
    await home.git(home.plain(), ['init', '--quiet'], path);
    const origin = hosts.gitlab.baseUrls.server;
    for (const [remote, fullName] of Object.entries(remotes)) {
      await home.git(home.plain(), ['remote', 'add', remote, hosts.gitlab.cloneUrl(fullName, origin)], path);
    }
    await openInGit(await gitApi(), path);
    return join(path, 'README.md');
  }

  /** The repository that the status bar is about while a file is in the active editor. */
  async function seenWith(
    file: string,
  ): Promise<{ readonly root: string; readonly status?: RepositoryStatus }> {
    await window.showTextDocument(Uri.file(file));
    const git = await openGitApi();
    assert.ok(git);
    const open = followOpenRepository(git, services.resolver);
    const repository = open.current();
    open.dispose();
    assert.ok(repository);
    const status = await repositoryStatus(services, remotesOf(repository));
    return { root: repository.rootUri.fsPath, ...(status !== undefined && { status }) };
  }

  it('follows the active editor, and counts the providers of the other remotes', async () => {
    const web = await openRepository('status-web', { globex: 'globex/api', origin: 'acme/web' });
    const api = await openRepository('status-api', { origin: 'globex/api' });
    const first = await until('the remotes', async () => {
      const seen = await seenWith(web);
      return seen.status?.kind === 'provider' && seen.status.others.length > 0 ? seen : undefined;
    });
    assert.ok(first.status?.kind === 'provider');
    assert.equal(first.status.shown.provider.id, acme.id);
    assert.match(statusText(first.status, services.hosts, false), / \+1$/);
    const tooltip = statusTooltip(first.status, services.hosts, false).value;
    assert.match(tooltip, /\*\*Remote\*\* origin/);
    assert.match(tooltip, /Another remote of this repository uses another provider\./);
    const second = await until('the other repository', async () => {
      const seen = await seenWith(api);
      return seen.status?.kind === 'provider' ? seen : undefined;
    });
    assert.notEqual(second.root, first.root);
    assert.ok(second.status?.kind === 'provider');
    assert.equal(second.status.shown.provider.id, globex.id);
  });

  it('is told to a screen reader in sentences, and nothing in a name comes to life', () => {
    const provider = { ...acme, name: '[Work](command:evil) **now**' };
    const shown = { remote: 'origin', provider, state: { kind: 'rejected' }, stopped: true } as const;
    const status = { kind: 'provider', shown, others: [{ ...shown, provider: globex }] } as const;
    assert.equal(
      statusSentence(status, false),
      'Git provider of this repository: [Work](command:evil) **now**. Rejected by host. Another remote of this repository uses another provider.',
    );
    const { value, isTrusted } = statusTooltip(status, services.hosts, false);
    assert.ok(!isTrusted);
    assert.ok(!value.includes('[Work](') && value.includes('Git cannot reach this repository'), value);
  });

  it('is a question where several fit', () => {
    const undecided = { kind: 'undecided', remote: 'origin', providers: [acme, globex] } as const;
    assert.equal(undecidedText(undecided), '2 providers fit');
    assert.ok(undecidedSentence(undecided).includes(`${acme.name}, ${globex.name}`));
  });
});
