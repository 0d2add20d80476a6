import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import { Disposable } from 'vscode';
import { Secret } from '../../src/core/account/secret';
import type { Provider } from '../../src/core/provider/provider';
import type { Services } from '../../src/services';
import {
  openGitApi,
  type GitApi,
  type RemoteSourceProvider,
  type RemoteSourcePublisher,
} from '../../src/ui/gitExtension';
import { followRemoteSources } from '../../src/ui/remoteSources/followRemoteSources';
import type { Ending } from '../../src/shared/emitter';
import { until } from '../browser/until';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addPracticeProvider, removePracticeProvider } from './addPracticeProvider';
import { openServices } from './openServices';

describe('The sources of VS Code’s clone picker', function () {
  this.timeout(60_000);
  const sources = new Set<RemoteSourceProvider>();
  const publishers = new Set<RemoteSourcePublisher>();
  let services: Services;
  let hosts: PracticeHosts;
  let following: Ending;
  let providers: Provider[] = [];

  before(async () => {
    services = await openServices();
    hosts = await startPracticeHosts({ only: ['gitlab'] });
    const real = await openGitApi();
    assert.ok(real);
    // VS Code's Git shows to nobody what is registered with it, so that this stands in its way.
    const git: GitApi = {
      git: real.git,
      repositories: real.repositories,
      onDidOpenRepository: real.onDidOpenRepository,
      onDidCloseRepository: real.onDidCloseRepository,
      registerCredentialsProvider: (each) => real.registerCredentialsProvider(each),
      registerRemoteSourceProvider: (each) => registered(sources, each),
      registerRemoteSourcePublisher: (each) => registered(publishers, each),
    };
    following = followRemoteSources(git, services);
  });

  afterEach(async () => {
    for (const provider of providers) await removePracticeProvider(services, provider);
    providers = [];
    hosts.gitlab.clearRequests();
  });

  after(async () => {
    following.dispose();
    assert.deepEqual([...sources], []);
    assert.deepEqual([...publishers], []);
    await hosts.closeAll();
  });

  function registered<T>(all: Set<T>, each: T): Disposable {
    all.add(each);
    return new Disposable(() => all.delete(each));
  }

  async function add(organization: string): Promise<Provider> {
    const baseUrl = hosts.gitlab.baseUrls.server;
    const of = { host: hosts.gitlab, baseUrl, tokenLabel: 'full access', username: 'alice' };
    const provider = await addPracticeProvider(services, { ...of, organization });
    providers.push(provider);
    return provider;
  }

  const shown = (all: ReadonlySet<{ readonly name: string }>): string =>
    [...all].map(({ name }) => name).join();

  async function waitFor(names: readonly string[]): Promise<void> {
    const wanted = names.join();
    const seen = (): string => `${shown(sources)} / ${shown(publishers)}`;
    await until(
      'the entries',
      () => (shown(sources) === wanted && shown(publishers) === wanted) || undefined,
      {
        seen,
      },
    );
  }

  it('are the active providers with a token, as they come, change their names and go', async () => {
    const acme = await add('acme');
    const globex = await add('globex');
    await waitFor([acme.name, globex.name]);
    assert.deepEqual(
      [...sources].map(({ icon, supportsQuery }) => [icon, supportsQuery]),
      [
        ['git-providers-gitlab', true],
        ['git-providers-gitlab', true],
      ],
    );
    const renamed = await services.directory.save({ ...acme, name: 'Renamed' }, acme.scope);
    assert.ok(renamed.ok);
    await waitFor(['Renamed', globex.name]);
    await services.directory.setStatus(globex, 'inactive');
    await waitFor(['Renamed']);
    await services.directory.setStatus({ ...globex, status: 'inactive' }, 'active');
    await waitFor(['Renamed', globex.name]);
    await services.accounts.remove(acme.id);
    await waitFor([globex.name]);
    await services.accounts.save(acme, { token: new Secret(hosts.gitlab.token('full access').token) });
    await waitFor(['Renamed', globex.name]);
    assert.deepEqual(hosts.gitlab.requests, []);
  });

  it('bind the repository whose address is taken, and no other, to their provider', async () => {
    const acme = await add('acme');
    await waitFor([acme.name]);
    const [source] = sources;
    const rows = (await source?.getRemoteSources('w')) ?? [];
    assert.deepEqual(
      rows.map(({ name, description, icon }) => [name, description, icon]),
      [['web', 'acme · private', 'lock']],
    );
    assert.deepEqual(services.remembered.list(), []);
    assert.equal(rows[0]?.url, hosts.gitlab.cloneUrl('acme/web', hosts.gitlab.baseUrls.server));
    const key = `${hosts.gitlab.baseUrls.server}/acme/web`;
    await until('the choice', () => services.remembered.read(key));
    assert.deepEqual(services.remembered.list(), [{ repositoryKey: key, providerId: acme.id }]);
    await services.remembered.forget(key);
  });

  it('say in a sentence with their name why there is nothing', async () => {
    const acme = await add('acme');
    await waitFor([acme.name]);
    const [source] = sources;
    hosts.gitlab.faults.set('/', { status: 503, headers: { 'Retry-After': '60' } });
    await assert.rejects(
      async () => source?.getRemoteSources(''),
      (error: Error) => error.message.startsWith(`${acme.name}: The host answers with an error of its own`),
    );
    hosts.gitlab.faults.clear();
  });
});
