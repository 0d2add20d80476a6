import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createAccountStore, type AccountStore } from '../../../src/core/account/accountStore';
import { Secret } from '../../../src/core/account/secret';
import { createRememberedChoices } from '../../../src/core/credential/rememberedChoices';
import { remoteRequest } from '../../../src/core/credential/remoteRequest';
import { requestedUrl } from '../../../src/core/credential/requestedUrl';
import { createResolver } from '../../../src/core/credential/resolver';
import { decodeProject, encodeProject } from '../../../src/core/project/decodeProject';
import { createHealthStore } from '../../../src/core/provider/health';
import { userScope, type Provider, type Scope } from '../../../src/core/provider/provider';
import {
  createProviderDirectory,
  type ProviderDirectory,
} from '../../../src/core/provider/providerDirectory';
import {
  everythingAllowed,
  hosts,
  knownHosts,
  memoryMemento,
  memorySecrets,
  memorySettings,
  noon,
  sample,
  workspaceScope,
} from './sampleProviders';

const id = '3f0c9a52-6f4e-4b6c-9a57-0d7f3d1f2a10';
const providerId = '7d1c9a52-6f4e-4b6c-9a57-0d7f3d1f2a11';
const good = { name: 'Web', repositoryUrl: 'https://github.com/acme/web.git', providerId };

describe('a project in the settings', () => {
  it('reads back as it was written', () => {
    const project = decodeProject(id, good, userScope);
    expect(project).toMatchObject({ ok: true, value: good });
    expect(project.ok && encodeProject(project.value)).toEqual(good);
  });

  it.each([
    [[], 'notAnObject'],
    [
      { ...good, name: '' },
      { field: 'name', problem: 'empty' },
    ],
    [
      { ...good, repositoryUrl: 'git@github.com:acme/web.git' },
      { field: 'repositoryUrl', problem: 'notAUrl' },
    ],
    [
      { ...good, repositoryUrl: 'https://alice:x@github.com/a/b' },
      { field: 'repositoryUrl', problem: 'credentials' },
    ],
    [
      { ...good, repositoryUrl: 'http://github.com/a/b' },
      { field: 'repositoryUrl', problem: 'notAUrl' },
    ],
    [
      { ...good, providerId: 'work' },
      { field: 'providerId', problem: 'notAUuid' },
    ],
    [
      { ...good, providerId: undefined },
      { field: 'providerId', problem: 'missing' },
    ],
  ])('%j is told apart as %j', (entry, error) => {
    expect(decodeProject(id, entry, userScope)).toEqual({ ok: false, error });
  });

  it('never breaks on anything that JSON can hold', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), (key, value) => {
        expect(typeof decodeProject(key, value, userScope).ok).toBe('boolean');
      }),
    );
  });
});

describe('a project binds its repository', () => {
  const acme = sample('https://github.com', { organization: 'acme' });
  const second = sample('https://github.com', { organization: 'acme' });
  const globex = sample('https://github.com', { organization: 'globex' });
  let accounts: AccountStore;

  beforeEach(async () => {
    accounts = createAccountStore(
      memorySecrets(),
      () => noon,
      () => everythingAllowed,
    );
    for (const each of [acme, second, globex]) await accounts.save(each, { token: new Secret(each.id) });
  });

  async function answering(
    url: string,
    bound: Provider,
    scope: Scope = userScope,
    confirmed?: boolean,
  ): Promise<string | undefined> {
    const settings = memorySettings([acme, second, globex]);
    const project = { name: 'Web', repositoryUrl: 'https://github.com/acme/web.git', providerId: bound.id };
    await settings.write(scope, { setting: 'projects', id, entry: project });
    const resolver = createResolver({
      directory: createProviderDirectory(settings, knownHosts),
      accounts,
      health: createHealthStore(memoryMemento()),
      hosts,
      remembered: createRememberedChoices(memoryMemento()),
      confirmed: { read: () => confirmed },
      now: () => noon,
    });
    const resolution = await resolver.resolve(requestedUrl(remoteRequest(url)!)!, { includeWorkspace: true });
    return resolution.kind === 'chosen' ? resolution.match.provider.id : resolution.kind;
  }

  it('to one of several that fit, however its URL is spelled', async () => {
    for (const url of ['acme/web.git', 'acme/web', 'ACME/Web.git/info/lfs']) {
      expect(await answering(`https://github.com/${url}`, second)).toBe(second.id);
    }
    expect(await answering('https://github.com/acme/api.git', second)).toBe('ambiguous');
  });

  it('to any provider of that host where the user says so, whatever its organization', async () => {
    expect(await answering('https://github.com/acme/web.git', globex)).toBe(globex.id);
  });

  it('to none that does not cover it where a workspace says so', async () => {
    expect(await answering('https://github.com/acme/web.git', globex, workspaceScope)).toBe('ambiguous');
    expect(await answering('https://github.com/acme/web.git', acme, workspaceScope)).toBe('unconfirmed');
    expect(await answering('https://github.com/acme/web.git', acme, workspaceScope, true)).toBe(acme.id);
  });
});

describe('a provider in use', () => {
  const provider = sample('https://github.com');
  const other = sample('https://github.com');
  let directory: ProviderDirectory;

  beforeEach(async () => {
    const settings = memorySettings([provider, other]);
    await settings.write(userScope, {
      setting: 'projects',
      id,
      entry: { ...good, providerId: provider.id },
    });
    directory = createProviderDirectory(settings, knownHosts);
  });

  it('is not deleted, and the projects are named', async () => {
    expect(await directory.remove(provider)).toMatchObject({
      ok: false,
      error: { kind: 'inUse', projects: [{ name: 'Web' }] },
    });
    expect(directory.current().byId.has(provider.id)).toBe(true);
  });

  it('is deleted once its projects have another one', async () => {
    await directory.reassign(directory.projectsOf(provider.id), other);
    expect(directory.projectsOf(other.id)).toMatchObject([{ id, name: 'Web' }]);
    expect(await directory.remove(provider)).toEqual({ ok: true, value: { defaultCleared: false } });
  });

  it('is deleted once its projects are detached', async () => {
    await directory.reassign(directory.projectsOf(provider.id), undefined);
    expect(directory.current().projects).toEqual([]);
    expect(await directory.remove(provider)).toEqual({ ok: true, value: { defaultCleared: false } });
  });
});
