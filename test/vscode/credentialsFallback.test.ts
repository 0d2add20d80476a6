import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { Disposable } from 'vscode';
import type { Provider } from '../../src/core/provider/provider';
import type { Services } from '../../src/services';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addPracticeProvider, removePracticeProvider } from './addPracticeProvider';
import { createGitHome, type GitHome } from './gitHome';
import { gitApi, openInGit, type TestRepository } from './gitApi';
import { openServices } from './openServices';

describe('VS Code’s own way to answer Git', function () {
  this.timeout(60_000);
  let services: Services;
  let hosts: PracticeHosts;
  let home: GitHome;
  let provider: Provider;
  let repository: TestRepository;
  let asked: number;
  let anotherExtension: Disposable;

  before(async () => {
    services = await openServices();
    hosts = await startPracticeHosts({ only: ['gitlab'] });
    const baseUrl = hosts.gitlab.baseUrls.server;
    home = await createGitHome(baseUrl);
    provider = await addPracticeProvider(services, {
      host: hosts.gitlab,
      baseUrl,
      tokenLabel: 'acme only',
    });
    const directory = join(home.directory, 'web');
    const url = hosts.gitlab.cloneUrl('acme/web', baseUrl);
    const cloned = await home.git(home.served(), ['clone', '--quiet', url, directory]);
    assert.equal(cloned.code, 0, cloned.stderr);
    const api = await gitApi();
    repository = await openInGit(api, directory);
    anotherExtension = api.registerCredentialsProvider({
      getCredentials: () => {
        asked += 1;
        const password = hosts.gitlab.token('full access').token;
        return Promise.resolve({ username: 'oauth2', password });
      },
    });
  });

  after(async () => {
    anotherExtension.dispose();
    await removePracticeProvider(services, provider);
    await home.dispose();
    await hosts.closeAll();
  });

  async function fetchTokens(): Promise<readonly (string | undefined)[]> {
    asked = 0;
    hosts.gitlab.clearRequests();
    await repository.fetch('origin');
    const labels = hosts.gitlab.requests.map(({ tokenLabel }) => tokenLabel);
    return [...new Set(labels.filter((label) => label !== undefined))];
  }

  /** As if this Git did not read its configuration from the environment, which came with version 2.31. */
  async function withoutEntry<T>(work: () => Promise<T>): Promise<T> {
    const names = Object.keys(process.env).filter((name) => name.startsWith('GIT_CONFIG_'));
    const kept = names.map((name) => [name, process.env[name]] as const);
    for (const name of names) Reflect.deleteProperty(process.env, name);
    try {
      return await work();
    } finally {
      for (const [name, value] of kept) process.env[name] = value;
    }
  }

  it('is not asked where Git asks the helper', async () => {
    assert.deepEqual(await fetchTokens(), ['acme only']);
    assert.equal(asked, 0);
  });

  it('is left to other extensions as long as the helper can be reached', async () => {
    assert.equal(services.gitIntegration.reachesGit(), true);
    assert.deepEqual(await withoutEntry(fetchTokens), ['full access']);
    assert.equal(asked, 1);
  });
});
