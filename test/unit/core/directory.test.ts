import { describe, expect, it } from 'vitest';
import { createProviderDirectory } from '../../../src/core/provider/providerDirectory';
import { userScope } from '../../../src/core/provider/provider';
import { definitionOf, knownHosts, memorySettings, sample } from './sampleProviders';

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
    expect(saved).toMatchObject({ ok: false, error: { kind: 'notWritten' } });
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
    expect(changes).toBe(3);
    expect(directory.current().providers).toEqual([]);
  });
});
