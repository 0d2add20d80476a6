import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { extensions, type Disposable } from 'vscode';
import type { GitProvidersApi, GitProvidersExtension } from '../../api/git-providers';
import type { Provider } from '../../src/core/provider/provider';
import type { Services } from '../../src/services';
import { until } from '../browser/until';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addPracticeProvider, removePracticeProvider } from './addPracticeProvider';
import { openServices } from './openServices';

/** What an extension in plain JavaScript may pass. */
interface UntypedExtension {
  getApi(version?: unknown): { providerForUrl(url?: unknown): Promise<unknown> };
}

describe('the exported API', function () {
  this.timeout(60_000);
  let services: Services;
  let hosts: PracticeHosts;
  let api: GitProvidersApi;
  let untyped: UntypedExtension;
  let provider: Provider;
  let changes = 0;
  let subscription: Disposable;

  before(async () => {
    services = await openServices();
    hosts = await startPracticeHosts({ only: ['gitlab'] });
    const extension = extensions.getExtension<GitProvidersExtension & UntypedExtension>(
      'git-providers.git-providers',
    );
    assert.ok(extension);
    untyped = extension.exports;
    api = extension.exports.getApi(1);
  });

  after(async () => {
    await hosts.closeAll();
  });

  beforeEach(async () => {
    provider = await addPracticeProvider(services, {
      host: hosts.gitlab,
      baseUrl: hosts.gitlab.baseUrl,
      organization: 'acme',
      tokenLabel: 'full access',
      username: 'alice',
    });
    changes = 0;
    subscription = api.onDidChangeProviders(() => changes++);
  });

  afterEach(async () => {
    subscription.dispose();
    if (services.directory.current().byId.has(provider.id)) await removePracticeProvider(services, provider);
  });

  const described = () => ({
    id: provider.id,
    name: provider.name,
    type: 'gitlab',
    baseUrl: hosts.gitlab.baseUrl,
    organization: 'acme',
    status: 'active',
    scope: 'user',
    isDefault: false,
  });

  it('has one version, and says so for others', () => {
    assert.equal(api.version, 1);
    assert.equal(untyped.getApi(1), api);
    for (const version of [2, 0, '1', undefined, null, {}]) {
      assert.throws(() => untyped.getApi(version), TypeError);
    }
  });

  it('describes the providers, and nothing personal', () => {
    assert.deepEqual(api.getProviders(), [described()]);
  });

  it('cannot be changed from outside', () => {
    const [first] = api.getProviders();
    for (const each of [untyped, api, api.getProviders(), first]) assert.ok(Object.isFrozen(each));
    assert.throws(() => Object.assign(first ?? {}, { baseUrl: 'https://evil.example' }), TypeError);
    assert.throws(() => Object.assign(api, { getProviders: () => [] }), TypeError);
    assert.deepEqual(api.getProviders(), [described()]);
  });

  it('tells of changes of the providers, and not of their accounts', async () => {
    await services.accounts.remove(provider.id);
    assert.equal(changes, 0);
    const renamed = await services.directory.save({ ...provider, name: 'Renamed' }, provider.scope);
    assert.ok(renamed.ok);
    await until('the event', () => (changes > 0 ? true : undefined));
    assert.deepEqual(
      api.getProviders().map(({ name }) => name),
      ['Renamed'],
    );
    await removePracticeProvider(services, renamed.value);
    await until('no provider', () => (api.getProviders().length === 0 ? true : undefined));
  });

  it('finds the provider that serves a repository, and says why', async () => {
    assert.deepEqual(await api.providerForUrl(hosts.gitlab.cloneUrl('acme/web')), {
      outcome: 'serves',
      provider: described(),
      reason: 'onlyOne',
    });
  });

  it('says when the user would be asked', async () => {
    const { gitlab } = hosts;
    const other = await addPracticeProvider(services, {
      host: gitlab,
      baseUrl: gitlab.baseUrl,
      organization: 'acme',
      tokenLabel: 'full access',
    });
    const found = await api.providerForUrl(gitlab.cloneUrl('acme/web'));
    await removePracticeProvider(services, other);
    assert.equal(found?.outcome, 'undecided');
    assert.deepEqual(
      found.providers.map(({ id }) => id),
      [provider.id, other.id],
    );
  });

  it('says when the token does not work', async () => {
    const account = await services.accounts.read(provider);
    assert.ok(account.ok);
    const { savedAt } = account.value;
    await services.health.write(provider.id, {
      outcome: 'rejected',
      checkedAt: savedAt,
      tokenSavedAt: savedAt,
    });
    assert.deepEqual(await api.providerForUrl(hosts.gitlab.cloneUrl('acme/web')), {
      outcome: 'rejected',
      provider: described(),
    });
  });

  it('finds nobody for what no provider covers', async () => {
    const { gitlab } = hosts;
    const urls = [
      gitlab.cloneUrl('globex/web'),
      'https://git.nobody.example/acme/web.git',
      'git@gitlab.com:acme/web.git',
      gitlab.baseUrl,
      'file:///acme/web',
      'no URL at all',
      '',
    ];
    for (const url of urls) assert.equal(await api.providerForUrl(url), undefined, url);
  });

  it('sends nothing to the host', async () => {
    hosts.gitlab.clearRequests();
    await api.providerForUrl(hosts.gitlab.cloneUrl('acme/web'));
    await api.providerForUrl(hosts.gitlab.cloneUrl('globex/web'));
    assert.deepEqual(hosts.gitlab.requests, []);
  });

  it('refuses what is no text, without harm', async () => {
    for (const url of [undefined, null, 7, {}, { toString: () => hosts.gitlab.cloneUrl('acme/web') }]) {
      await assert.rejects(untyped.getApi(1).providerForUrl(url), TypeError);
    }
  });
});
