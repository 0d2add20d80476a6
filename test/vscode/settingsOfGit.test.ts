import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import { ConfigurationTarget, workspace } from 'vscode';
import type { Provider } from '../../src/core/provider/provider';
import type { Services } from '../../src/services';
import { remoteClaims } from '../../src/ui/credential/remoteClaims';
import { until } from '../browser/until';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addPracticeProvider, removePracticeProvider } from './addPracticeProvider';
import { createGitHome, type GitHome } from './gitHome';
import { openServices } from './openServices';
import { runInNewTerminal } from './runInNewTerminal';

const ours = /^GIT_CONFIG_(COUNT|KEY_|VALUE_)|^GIT_PROVIDERS_WINDOW$/;

describe('The settings for Git', function () {
  this.timeout(60_000);
  let services: Services;
  let hosts: PracticeHosts;
  let home: GitHome;
  let provider: Provider;
  let origin: string;
  let url: string;

  before(async () => {
    services = await openServices();
    hosts = await startPracticeHosts({ only: ['gitlab'] });
    origin = hosts.gitlab.baseUrls.server;
    url = hosts.gitlab.cloneUrl('acme/web', origin);
    home = await createGitHome(origin);
    provider = await addPracticeProvider(services, {
      host: hosts.gitlab,
      baseUrl: origin,
      tokenLabel: 'full access',
    });
    await home.answer({
      helper: `username=oauth2\npassword=${hosts.gitlab.token('acme only').token}\n`,
      askpass: '',
    });
  });

  afterEach(async () => {
    services.gitIntegration.useRemotes([]);
    await set('terminal', undefined);
    await set('credentialHelper', undefined);
    await until('Git that asks us', async () => (await usedToken()) === 'full access' || undefined);
  });

  after(async () => {
    await removePracticeProvider(services, provider);
    await home.dispose();
    await hosts.closeAll();
  });

  async function set(name: string, value: string | undefined): Promise<void> {
    await workspace.getConfiguration('gitProviders.git').update(name, value, ConfigurationTarget.Global);
  }

  /** Label of the token that a Git of this extension host shows to the practice host. */
  async function usedToken(): Promise<string | undefined> {
    hosts.gitlab.clearRequests();
    await home.git(home.served(), ['ls-remote', url]);
    return hosts.gitlab.requests.map(({ tokenLabel }) => tokenLabel).find(Boolean);
  }

  function ourVariables(): readonly string[] {
    return Object.keys(process.env).filter((name) => ours.test(name));
  }

  /** Whose helper Git in a new terminal asks for an address. */
  async function terminalHelper(remote = url): Promise<string> {
    const { output } = await runInNewTerminal(`git config --get-urlmatch credential.helper '${remote}'`);
    return output.includes('git-providers') ? 'ours' : 'none of ours';
  }

  it('switch Git back to what it is without us, and on again', async () => {
    assert.equal(await usedToken(), 'full access');
    await set('credentialHelper', 'off');
    await until('an environment without us', () => ourVariables().length === 0 || undefined);
    assert.equal(services.gitIntegration.reachesGit(), false);
    assert.equal(services.gitIntegration.usesFallback(), false);
    assert.equal(await usedToken(), 'acme only');
    const { output } = await runInNewTerminal(
      'env | grep -E "^GIT_CONFIG_|^GIT_PROVIDERS_WINDOW"; git --version',
    );
    assert.match(output, /^git version/);
  });

  it('leave no claim for terminals that were opened before', async () => {
    const named = await runInNewTerminal('git config --get-all include.path');
    const file = named.output.trim().split('\n').at(-1) ?? '';
    const helpers = async () =>
      (await home.git(home.plain(), ['config', '-f', file, '--list'])).stdout.includes('helper');
    assert.equal(await helpers(), true);
    await set('credentialHelper', 'off');
    await until('an include file without a helper', async () => !(await helpers()) || undefined);
  });

  it('leave Git to VS Code’s own interface alone', async () => {
    await set('credentialHelper', 'fallbackOnly');
    await until('an environment without us', () => ourVariables().length === 0 || undefined);
    assert.equal(services.gitIntegration.usesFallback(), true);
    assert.equal(await usedToken(), 'acme only');
  });

  it('still let a connection test use Git', async () => {
    await set('credentialHelper', 'off');
    await until('an environment without us', () => ourVariables().length === 0 || undefined);
    await services.gitIntegration.whileClaiming(origin, async () => {
      const { stdout } = await home.git(home.served(), [
        'config',
        '--get-urlmatch',
        'credential.helper',
        url,
      ]);
      assert.match(stdout, /git-providers/);
      assert.equal(await usedToken(), 'acme only');
    });
    assert.deepEqual(ourVariables(), []);
  });

  it('keep terminals out', async () => {
    assert.equal(await terminalHelper(), 'ours');
    await set('terminal', 'off');
    await until(
      'a terminal without us',
      async () => (await terminalHelper()) === 'none of ours' || undefined,
    );
    assert.equal(await usedToken(), 'full access');
  });

  it('let terminals have no more than the open repositories’ remotes need', async () => {
    await set('terminal', 'workspaceRemotes');
    services.gitIntegration.useRemotes(['https://git.nobody.example/acme/web.git']);
    await until(
      'a terminal without us',
      async () => (await terminalHelper()) === 'none of ours' || undefined,
    );
    assert.equal(await usedToken(), 'full access');
    services.gitIntegration.useRemotes([url]);
    await until('a terminal with us', async () => (await terminalHelper()) === 'ours' || undefined);
    const { code } = await runInNewTerminal(`GIT_TERMINAL_PROMPT=0 git ls-remote '${url}'`);
    assert.equal(code, 0);
  });

  it('count remotes on the same host, at or below the base URL', () => {
    const claims = (...remotes: string[]) => remoteClaims([provider.baseUrl], remotes).length;
    assert.equal(claims(`${origin}/acme/web.git`), 1);
    assert.equal(claims(`git@${provider.baseUrl.hostname}:acme/web.git`, 'https://example.com/a/b'), 0);
    const path = { ...provider.baseUrl, path: '/git' };
    assert.equal(remoteClaims([path], [`${origin}/git/acme/web`]).length, 1);
    assert.equal(remoteClaims([path], [`${origin}/github/acme/web`]).length, 0);
  });
});
