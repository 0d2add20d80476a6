import { describe, expect, it } from 'vitest';
import type { HostError } from '../../../../src/core/host/hostError';
import { hindranceOf, silencesHost } from '../../../../src/core/project/hindrance';
import { takeInventory } from '../../../../src/core/project/inventory';
import type { Project } from '../../../../src/core/project/project';
import { projectKey } from '../../../../src/core/project/projectKey';
import { concernsAll } from '../../../../src/core/project/projectRun';
import { repositoryName } from '../../../../src/core/project/repositoryName';
import { createSeenFolders } from '../../../../src/core/project/seenFolders';
import { createProviderDirectory } from '../../../../src/core/provider/providerDirectory';
import { userScope } from '../../../../src/core/provider/provider';
import { hosts, knownHosts, memoryMemento, memorySettings, sample, workspaceScope } from '../sampleProviders';

const project = (fields: Partial<Project> = {}): Project => ({
  id: '11111111-1111-4111-8111-111111111111',
  name: 'web',
  repositoryUrl: 'https://github.com/acme/web.git',
  providerId: '22222222-2222-4222-8222-222222222222',
  scope: userScope,
  ...fields,
});

describe('what hinders a project', () => {
  it('is a provider that is missing, inactive, without a token, dead or failing', () => {
    expect(hindranceOf(undefined)).toEqual({ kind: 'providerMissing' });
    for (const kind of ['inactive', 'expired', 'rejected', 'problem'] as const) {
      expect(hindranceOf({ kind })).toEqual({ kind });
    }
    expect(hindranceOf({ kind: 'tokenMissing', absence: { kind: 'missing' } })?.kind).toBe('tokenMissing');
  });

  it('is none that is healthy, untested, offline or about to expire', () => {
    for (const kind of ['connected', 'notTested', 'offline'] as const) {
      expect(hindranceOf({ kind })).toBeUndefined();
    }
    expect(hindranceOf({ kind: 'expiring', days: 3 })).toBeUndefined();
  });

  it('keeps the host from being asked, unless it is a test that failed', () => {
    expect(silencesHost({ kind: 'rejected' })).toBe(true);
    expect(silencesHost({ kind: 'problem' })).toBe(false);
    expect(silencesHost(undefined)).toBe(false);
  });
});

describe('an answer of a host', () => {
  it.each<[HostError, boolean]>([
    [{ kind: 'unauthorized', reason: 'unknown' }, true],
    [{ kind: 'rateLimited' }, true],
    [{ kind: 'unreachable', origin: 'https://github.com', reason: 'offline' }, true],
    [{ kind: 'notFound' }, false],
    [{ kind: 'missingScope', missing: [] }, false],
    [{ kind: 'serverError', status: 500 }, false],
  ])('%j concerns all repositories of the provider: %s', (error, expected) => {
    expect(concernsAll(error)).toBe(expected);
  });
});

describe('the name of a repository', () => {
  const nameOn = (type: string, base: string, url: string): string | undefined => {
    const provider = sample(base, { type });
    const host = hosts.get(type);
    return host && repositoryName(provider, host, url);
  };

  it('is what the host calls it, below the base URL alone', () => {
    expect(nameOn('github', 'https://github.com', 'https://github.com/acme/web.git')).toBe('acme/web');
    expect(nameOn('gitlab', 'https://git.acme.com/lab', 'https://git.acme.com/lab/a/b/c.git')).toBe('a/b/c');
    expect(nameOn('bitbucket', 'https://git.acme.com', 'https://git.acme.com/scm/WEB/shop.git')).toBe(
      'WEB/shop',
    );
    expect(nameOn('gitlab', 'https://git.acme.com/lab', 'https://git.acme.com/labor/c.git')).toBeUndefined();
    expect(nameOn('github', 'https://github.com', 'https://github.com.evil.tld/acme/web')).toBeUndefined();
    expect(nameOn('github', 'https://github.com', 'git@github.com:acme/web.git')).toBeUndefined();
  });
});

describe('the key of a project', () => {
  it('is another one for the same id in another scope', () => {
    expect(projectKey(project())).not.toBe(projectKey(project({ scope: workspaceScope })));
  });
});

describe('the folder in which a project was last open', () => {
  it('is remembered until it is forgotten', async () => {
    const memory = memoryMemento();
    const seen = createSeenFolders(memory);
    expect(seen.read('a')).toBeUndefined();
    await seen.write('a', '/src/web');
    expect(createSeenFolders(memory).read('a')).toBe('/src/web');
    await seen.forget('a');
    expect(seen.read('a')).toBeUndefined();
  });

  it('is none where the memory holds something else', async () => {
    const memory = memoryMemento();
    await memory.update('projectFolder.a', { path: '/src/web' });
    expect(createSeenFolders(memory).read('a')).toBeUndefined();
  });
});

describe('an inventory', () => {
  it('lists every provider with the number of its projects, and every project with its provider', async () => {
    const provider = sample('https://github.com');
    const settings = memorySettings([provider]);
    const bound = project({ providerId: provider.id });
    const { id, scope, ...entry } = bound;
    await settings.write(scope, { setting: 'projects', id, entry });
    const lost = '33333333-3333-4333-8333-333333333333';
    await settings.write(scope, { setting: 'projects', id: lost, entry: { ...entry, providerId: id } });
    await settings.write(scope, { setting: 'projects', id: 'bad', entry });
    await settings.write(userScope, { setting: 'defaultProvider', id: provider.id });
    const facts = new Map([[provider.id, { state: { kind: 'connected' }, username: 'alice' } as const]]);
    const inventory = takeInventory(createProviderDirectory(settings, knownHosts).current(), facts);
    expect(inventory).toEqual({
      providers: [
        { provider, isDefault: true, state: { kind: 'connected' }, username: 'alice', projects: 1 },
      ],
      projects: [{ project: bound, provider }, { project: { ...bound, id: lost, providerId: id } }],
      problems: 1,
    });
  });
});
