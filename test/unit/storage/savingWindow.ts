import { join } from 'node:path';
import { createAccountStore, type AccountStore } from '../../../src/core/account/accountStore';
import { readPolicy } from '../../../src/core/permission/permission';
import {
  createProviderDirectory,
  type ProviderDirectory,
} from '../../../src/core/provider/providerDirectory';
import { createProviderSaver, type ProviderSaver } from '../../../src/core/provider/providerSaver';
import { createRepairs, type Repairs } from '../../../src/core/provider/repairs';
import type { Scope } from '../../../src/core/provider/provider';
import type { SettingsPort } from '../../../src/core/provider/settingsPort';
import { hosts } from '../../../src/hosts/hosts';
import { openStorage, type Storage } from '../../../src/storage/openStorage';
import { fileSecrets } from './fileSecrets';
import { fileSettings } from './fileSettings';

export const workspaceScope: Scope = { kind: 'workspace', uri: 'file:///work' };

export interface SavingWindow {
  readonly settings: SettingsPort;
  readonly directory: ProviderDirectory;
  readonly accounts: AccountStore;
  readonly saver: ProviderSaver;
  readonly repairs: Repairs;
  readonly storage: Storage;
}

/** What a window is made of that saves, over files in `folder` that outlive it. */
export function savingWindow(folder: string): SavingWindow {
  const now = (): Date => new Date();
  const storage = openStorage({ directory: join(folder, 'storage'), windowId: 'empty', now });
  const settings = fileSettings(storage, folder, workspaceScope);
  const directory = createProviderDirectory(settings, hosts, (note) => storage.history.record(note));
  const policy = readPolicy({ permissions: ['*'], allowedHosts: [] });
  const accounts = createAccountStore(fileSecrets(folder), now, () => policy);
  const { journal } = storage;
  const layers = () => settings.layers();
  return {
    settings,
    directory,
    accounts,
    storage,
    saver: createProviderSaver({ directory, accounts, journal, layers }),
    repairs: createRepairs({ directory, accounts, journal, layers, hosts }),
  };
}
