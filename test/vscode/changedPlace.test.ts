import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { after, before, describe, it } from 'mocha';
import type { Provider } from '../../src/core/provider/provider';
import type { Services } from '../../src/services';
import { until } from '../browser/until';
import { startRequestRecorder, type RequestRecorder } from '../hosts/core/requestRecorder';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { runProgram } from '../unit/git/runProgram';
import { addPracticeProvider, removePracticeProvider } from './addPracticeProvider';
import { createGitHome, type GitHome } from './gitHome';
import { openServices } from './openServices';

describe('A definition that somebody else has changed', function () {
  this.timeout(90_000);
  let services: Services;
  let hosts: PracticeHosts;
  let elsewhere: RequestRecorder;
  let home: GitHome;
  let provider: Provider;
  let token: string;
  let settings: string;

  before(async () => {
    services = await openServices();
    hosts = await startPracticeHosts({ only: ['gitlab'] });
    elsewhere = await startRequestRecorder(401);
    home = await createGitHome(elsewhere.origin);
    const { host, baseUrl } = { host: hosts.gitlab, baseUrl: hosts.gitlab.baseUrls.server };
    token = host.token('full access').token;
    provider = await addPracticeProvider(services, { host, baseUrl, tokenLabel: 'full access' });
    settings = await readFile(services.userSettings ?? '', 'utf8');
  });

  after(async () => {
    await write(settings);
    await until('the provider as it was', () => now()?.baseUrl.href === provider.baseUrl.href || undefined);
    await removePracticeProvider(services, provider);
    await home.dispose();
    await elsewhere.close();
    await hosts.closeAll();
  });

  const now = (): Provider | undefined => services.directory.current().byId.get(provider.id);

  async function write(text: string): Promise<void> {
    await writeFile(services.userSettings ?? '', text);
    await services.settings.refresh();
  }

  /** Whatever could send a token goes on: the test, and Git over every way that it has here. */
  async function useIt(url: string): Promise<void> {
    const changed = now();
    assert.ok(changed, 'the provider is there');
    const tested = await services.tester.test(changed, AbortSignal.timeout(20_000));
    assert.equal(tested.ok, false);
    const env = { ...process.env, GIT_TERMINAL_PROMPT: '0', GIT_ASKPASS: 'false' };
    const git = await runProgram('git', ['ls-remote', `${url}/acme/web.git`], { env });
    assert.notEqual(git.code, 0);
  }

  it('sends no token to its new host', async () => {
    await write(settings.replaceAll(provider.baseUrl.href, elsewhere.origin));
    await until('the new host', () => now()?.baseUrl.href === elsewhere.origin || undefined);
    await useIt(elsewhere.origin);
    assert.ok(elsewhere.requests.length > 0, 'Git knocked there');
    assert.equal(JSON.stringify(elsewhere.requests).includes(token), false);
    assert.equal(
      JSON.stringify(elsewhere.requests).includes(Buffer.from(`oauth2:${token}`).toString('base64')),
      false,
    );
    assert.deepEqual(await services.accounts.read(now() ?? provider), {
      ok: false,
      error: { kind: 'baseUrlChanged', from: provider.baseUrl.href },
    });
  });

  it('sends no token to another path of the same host', async () => {
    const path = `${provider.baseUrl.href}/other`;
    await write(settings.replaceAll(`"${provider.baseUrl.href}"`, `"${path}"`));
    await until('the new path', () => now()?.baseUrl.href === path || undefined);
    hosts.gitlab.clearRequests();
    await useIt(path);
    const sent = hosts.gitlab.requests.filter(({ credential }) => credential !== undefined);
    assert.deepEqual(sent, []);
  });

  it('sends none where the workspace claims it as its own', async () => {
    const id = `"${provider.id}"`;
    const { workspace, Uri } = await import('vscode');
    const root = workspace.workspaceFolders?.[0]?.uri;
    assert.ok(root, 'a folder is open');
    const file = Uri.joinPath(root, '.vscode', 'settings.json');
    const stolen = { [provider.id]: { name: 'Stolen', type: 'gitlab', baseUrl: provider.baseUrl.href } };
    await workspace.fs.writeFile(
      file,
      new TextEncoder().encode(JSON.stringify({ 'gitProviders.providers': stolen })),
    );
    await write(settings.replace(id, '"00000000-0000-4000-8000-000000000000"'));
    await until('the claim of the workspace', () => now()?.scope.kind === 'workspace' || undefined);
    hosts.gitlab.clearRequests();
    await useIt(provider.baseUrl.href);
    assert.deepEqual(
      hosts.gitlab.requests.filter(({ credential }) => credential !== undefined),
      [],
    );
    await workspace.fs.delete(file);
    await write(settings);
    await until('the provider of the user', () => now()?.scope.kind === 'user' || undefined);
  });
});
