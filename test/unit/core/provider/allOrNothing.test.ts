import { describe, expect, it } from 'vitest';
import { Secret } from '../../../../src/core/account/secret';
import type { Journal } from '../../../../src/core/provider/journal';
import { userScope } from '../../../../src/core/provider/provider';
import { createProviderDirectory } from '../../../../src/core/provider/providerDirectory';
import { createProviderSaver } from '../../../../src/core/provider/providerSaver';
import type { SettingsPort } from '../../../../src/core/provider/settingsPort';
import { fail } from '../../../../src/shared/result';
import {
  accountsWith,
  definitionOf,
  knownHosts,
  memorySettings,
  sample,
  workspaceScope,
} from '../sampleProviders';

const readOnly = { kind: 'readOnly' } as const;
const refused = { ok: false, error: { kind: 'notWritten', problem: readOnly } };

/** Settings that refuse the change of this number, from 1, and no other. */
function refusing(settings: SettingsPort, number: number): SettingsPort {
  let count = 0;
  return {
    ...settings,
    layers: () => settings.layers(),
    write: (scope, change) =>
      ++count === number ? Promise.resolve(fail(readOnly)) : settings.write(scope, change),
  };
}

describe('a change of several settings of which one is refused', () => {
  it.each([1, 2, 3, 4])(
    'leaves a provider that moves where it was, with the default: the %ith',
    async (number) => {
      const provider = sample('https://github.com');
      const other = sample('https://gitlab.com', { type: 'gitlab', scope: workspaceScope });
      const settings = memorySettings([provider, other]);
      await settings.write(userScope, { setting: 'defaultProvider', id: provider.id });
      await settings.write(workspaceScope, { setting: 'defaultProvider', id: other.id });
      const before = JSON.stringify(settings.layers());
      const directory = createProviderDirectory(refusing(settings, number), knownHosts);
      expect(await directory.move(provider, workspaceScope)).toEqual(refused);
      expect(JSON.stringify(settings.layers())).toBe(before);
    },
  );

  it.each([1, 2])('leaves a provider that is deleted, and the default: the %ith', async (number) => {
    const provider = sample('https://github.com');
    const settings = memorySettings([provider]);
    await settings.write(userScope, { setting: 'defaultProvider', id: provider.id });
    const before = JSON.stringify(settings.layers());
    const directory = createProviderDirectory(refusing(settings, number), knownHosts);
    expect(await directory.remove(provider)).toEqual(refused);
    expect(JSON.stringify(settings.layers())).toBe(before);
  });
});

it('where the journal cannot be written nothing is begun, and that is said', async () => {
  const provider = sample('https://github.com');
  const settings = memorySettings([provider]);
  const before = JSON.stringify(settings.layers());
  const cause = new Error('ENOSPC');
  const journal: Journal = {
    begin: () => Promise.reject(cause),
    unfinished: () => Promise.resolve([]),
    settle: () => Promise.resolve(),
  };
  const directory = createProviderDirectory(settings, knownHosts);
  const accounts = await accountsWith([[provider, 'kept']]);
  const saver = createProviderSaver({ directory, accounts, journal, layers: () => settings.layers() });
  const answer = { ok: false, error: { kind: 'notWritten', problem: { kind: 'failed', cause } } };
  const added = sample('https://gitlab.com', { type: 'gitlab' });
  expect(await saver.add(definitionOf(added), userScope, { token: new Secret('new') })).toEqual(answer);
  expect(await saver.changeWithToken(provider, definitionOf(provider))).toEqual(answer);
  expect(await saver.move(provider, workspaceScope)).toEqual(answer);
  expect(await saver.remove(provider)).toEqual(answer);
  expect(JSON.stringify(settings.layers())).toBe(before);
  expect((await accounts.read(added)).ok).toBe(false);
  expect(await accounts.read(provider)).toMatchObject({ ok: true });
});
