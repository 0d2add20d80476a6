import { describe, expect, it } from 'vitest';
import { permissions, type PermissionKind } from '../../../src/core/permission/permission';
import {
  createProviderDirectory,
  type ProviderDirectory,
} from '../../../src/core/provider/providerDirectory';
import { userScope, type Provider } from '../../../src/core/provider/provider';
import { definitionOf, knownHosts, memorySettings, sample, workspaceScope } from './sampleProviders';

describe('saving a provider', () => {
  it('writes its entry and gives it back', async () => {
    const settings = memorySettings();
    const directory = createProviderDirectory(settings, knownHosts);
    const provider = sample('https://github.com', { name: 'Work', organization: 'acme' });
    const saved = await directory.save(definitionOf(provider), userScope);
    expect(saved).toEqual({ ok: true, value: provider });
    expect(settings.entries.get(provider.id)).toEqual({
      name: 'Work',
      type: 'github',
      baseUrl: 'https://github.com',
      organization: 'acme',
      status: 'active',
    });
    expect(directory.current().providers).toEqual([provider]);
  });

  it('refuses a name that is taken, in any letter case, and writes nothing', async () => {
    const settings = memorySettings([sample('https://github.com', { name: 'Work' })]);
    const directory = createProviderDirectory(settings, knownHosts);
    const saved = await directory.save(
      definitionOf(sample('https://gitlab.com', { name: 'WORK', type: 'gitlab' })),
      userScope,
    );
    expect(saved).toEqual({
      ok: false,
      error: { kind: 'invalid', error: { field: 'name', problem: 'nameTaken' } },
    });
    expect(settings.entries.size).toBe(1);
  });

  it('says when the settings were not written', async () => {
    const settings = memorySettings();
    settings.refuses = true;
    const directory = createProviderDirectory(settings, knownHosts);
    const saved = await directory.save(definitionOf(sample('https://github.com')), userScope);
    expect(saved).toMatchObject({ ok: false, error: { kind: 'notWritten', problem: { kind: 'readOnly' } } });
  });

  it('tells of each change', async () => {
    const directory = createProviderDirectory(memorySettings(), knownHosts);
    let changes = 0;
    directory.onDidChange(() => changes++);
    const provider = sample('https://github.com');
    await directory.save(definitionOf(provider), userScope);
    await directory.setDefault(userScope, provider);
    expect(directory.current().defaultProvider?.id).toBe(provider.id);
    await directory.remove(provider);
    // The last two: out of the default, then out of the settings.
    expect(changes).toBe(4);
    expect(directory.current().providers).toEqual([]);
  });
});

describe('the default', () => {
  it('is cleared, and that is said, when it is deactivated', async () => {
    const provider = sample('https://github.com');
    const directory = createProviderDirectory(memorySettings([provider]), knownHosts);
    await directory.setDefault(userScope, provider);
    expect(await directory.setStatus(provider, 'inactive')).toEqual({
      ok: true,
      value: { defaultCleared: true },
    });
    expect(directory.current().defaults).toEqual([]);
    expect(await directory.setStatus(provider, 'active')).toEqual({
      ok: true,
      value: { defaultCleared: false },
    });
    expect(directory.current().defaultProvider).toBeUndefined();
  });

  it('is no inactive provider', async () => {
    const provider = sample('https://github.com', { status: 'inactive' });
    const directory = createProviderDirectory(memorySettings([provider]), knownHosts);
    expect(await directory.setDefault(userScope, provider)).toEqual({
      ok: false,
      error: { kind: 'inactive' },
    });
    expect(directory.current().defaults).toEqual([]);
  });

  it('goes with its provider', async () => {
    const provider = sample('https://github.com');
    const directory = createProviderDirectory(memorySettings([provider]), knownHosts);
    await directory.setDefault(userScope, provider);
    expect(await directory.remove(provider)).toEqual({ ok: true, value: { defaultCleared: true } });
    expect(directory.current().defaults).toEqual([]);
  });
});

describe('the type', () => {
  it('cannot change', async () => {
    const provider = sample('https://github.com');
    const directory = createProviderDirectory(memorySettings([provider]), knownHosts);
    const saved = await directory.save({ ...definitionOf(provider), type: 'gitlab' }, userScope);
    expect(saved).toMatchObject({ error: { error: { field: 'type', problem: 'typeChanged' } } });
  });
});

describe('permissions', () => {
  const actions = {
    'save a new one': ['write', (directory, other) => directory.save(definitionOf(other), userScope)],
    'save a changed one': [
      'write',
      (directory, provider) => directory.save(definitionOf(provider), userScope),
    ],
    'set the default': ['write', (directory, provider) => directory.setDefault(userScope, provider)],
    'clear the default': ['write', (directory) => directory.setDefault(userScope, undefined)],
    activate: ['write', (directory, provider) => directory.setStatus(provider, 'active')],
    deactivate: ['write', (directory, provider) => directory.setStatus(provider, 'inactive')],
    move: ['write', (directory, provider) => directory.move(provider, workspaceScope)],
    reassign: ['write', (directory) => directory.reassign([], undefined)],
    delete: ['delete', (directory, provider) => directory.remove(provider)],
  } satisfies Record<
    string,
    [PermissionKind, (directory: ProviderDirectory, provider: Provider) => Promise<{ readonly ok: boolean }>]
  >;
  const kinds = ['read', 'write', 'delete'] as const;
  const table = Object.entries(actions).flatMap(([action, [needed, act]]) =>
    kinds.map((missing) => ({ action, act, missing, allowed: missing !== needed })),
  );

  it.each(table)(
    'without $missing: to $action is allowed: $allowed',
    async ({ action, act, missing, allowed }) => {
      const provider = sample('https://github.com');
      const settings = memorySettings([provider]);
      settings.granted = kinds.filter((kind) => kind !== missing).map((kind) => permissions[kind]);
      const before = JSON.stringify(settings.layers());
      const directory = createProviderDirectory(settings, knownHosts);
      const result = await act(
        directory,
        action.includes('new') ? sample('https://gitlab.com', { type: 'gitlab' }) : provider,
      );
      const refused = {
        ok: false,
        error: { kind: 'refused', refusal: { permission: permissions[missing] } },
      };
      if (allowed) expect(result).not.toMatchObject(refused);
      else {
        expect(result).toMatchObject(refused);
        expect(JSON.stringify(settings.layers())).toBe(before);
      }
    },
  );

  it('keep a host out that is not allowed', async () => {
    const settings = memorySettings();
    settings.allowedHosts = ['gitlab.com'];
    const directory = createProviderDirectory(settings, knownHosts);
    const saved = await directory.save(definitionOf(sample('https://github.com')), userScope);
    expect(saved).toMatchObject({ error: { refusal: { kind: 'hostNotAllowed', host: 'github.com' } } });
    expect(settings.entries.size).toBe(0);
  });
});
