import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createAccountStore, type AccountStore } from '../../src/core/account/accountStore';
import { readPolicy } from '../../src/core/permission/permission';
import { createProviderDirectory, type ProviderDirectory } from '../../src/core/provider/providerDirectory';
import { createProviderSaver, type ProviderSaver } from '../../src/core/provider/providerSaver';
import { createRepairs, type Repairs } from '../../src/core/provider/repairs';
import { hosts } from '../../src/hosts/hosts';
import { openStorage, type Storage } from '../../src/storage/openStorage';
import { readSettings } from '../../src/storage/settingsText';
import { fileSecrets } from '../unit/storage/fileSecrets';
import { emptySettings, fileSettings } from '../unit/storage/fileSettings';
import { workspaceScope } from '../unit/storage/savingWindow';

export interface TortureWindow {
  readonly directory: ProviderDirectory;
  readonly accounts: AccountStore;
  readonly saver: ProviderSaver;
  readonly repairs: Repairs;
  readonly storage: Storage;
}

/** Where a window keeps things; the places may be on different disks. */
export interface WindowPlaces {
  readonly settings: string;
  readonly storage: string;
  /** Stands for VS Code's secret store: the one place where a token may lie. */
  readonly secrets: string;
}

export function placesIn(folder: string): WindowPlaces {
  return {
    settings: join(folder, 'settings'),
    storage: join(folder, 'storage'),
    secrets: join(folder, 'secrets'),
  };
}

export async function makePlaces(places: WindowPlaces): Promise<void> {
  await mkdir(places.settings, { recursive: true });
  await mkdir(places.secrets, { recursive: true });
  await writeFile(join(places.secrets, 'README'), 'Stands for the secret store of VS Code.\n');
  await emptySettings(places.settings);
}

/** What a window is made of that saves, as `services.ts` puts it together, over files that outlive it. */
export function tortureWindow(places: WindowPlaces, windowId = 'w1'): TortureWindow {
  const now = (): Date => new Date();
  const storage = openStorage({ directory: places.storage, windowId, now });
  const settings = fileSettings(storage, places.settings, workspaceScope);
  // A history that cannot be written stops nothing.
  const directory = createProviderDirectory(settings, hosts, (note) =>
    storage.history.record(note).catch(() => undefined),
  );
  const policy = readPolicy({ permissions: ['*'], allowedHosts: [] });
  const accounts = createAccountStore(fileSecrets(places.secrets), now, () => policy);
  const { journal } = storage;
  const layers = () => settings.layers();
  return {
    directory,
    accounts,
    storage,
    saver: createProviderSaver({ directory, accounts, journal, layers }),
    repairs: createRepairs({ directory, accounts, journal, layers, hosts }),
  };
}

/** Ids of providers without a usable account and of entries at fault, and of accounts without a provider. */
export async function halvesOf(
  { directory, accounts }: TortureWindow,
  { secrets }: WindowPlaces,
): Promise<readonly string[]> {
  const { providers, problems, byId } = directory.current();
  const unusable = await Promise.all(
    providers.map(async (provider) => ((await accounts.read(provider)).ok ? [] : [provider.id])),
  );
  const stored = (await readdir(secrets)).flatMap(
    (name) => /^secret\.account\.([0-9a-f-]{36})$/.exec(name)?.[1] ?? [],
  );
  return [
    ...unusable.flat(),
    ...problems.map(({ id }) => id ?? 'all entries'),
    ...stored.filter((id) => !byId.has(id)),
  ];
}

/** What our settings hold, user's and workspace's. */
export async function valuesOf({ settings }: WindowPlaces): Promise<readonly unknown[]> {
  const files = ['settings.json', 'workspace.json'].map((name) => readFile(join(settings, name), 'utf8'));
  return (await Promise.all(files)).map((text) => {
    const values = readSettings(text, []);
    if (!values.ok) throw new Error('The settings are no JSON any more.');
    return values.value;
  });
}
