import { existsSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Keeps the window quiet and off the network. */
const quietSettings = {
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': 'off',
  'extensions.autoCheckUpdates': false,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'chat.disableAIFeatures': true,
  'git.autofetch': false,
  'git.openRepositoryInParentFolders': 'never',
};

/**
 * Makes the folders of one server below `directory`. Settings are written only where there are none yet, so that a
 * restarted server finds what was left.
 *
 * @param {string} directory short: sockets below it must stay under 104 bytes
 * @param {Record<string, unknown>} settings
 */
export async function serverFolders(directory, settings) {
  const folders = {
    home: join(directory, 'home'),
    config: join(directory, 'config'),
    share: join(directory, 'share'),
    cache: join(directory, 'cache'),
    runtime: join(directory, 'run'),
    userData: join(directory, 'data'),
    extensions: join(directory, 'extensions'),
  };
  await Promise.all(Object.values(folders).map((folder) => mkdir(folder, { recursive: true })));
  await chmod(folders.runtime, 0o700);
  const settingsFile = join(folders.userData, 'User', 'settings.json');
  await writeOnce(settingsFile, JSON.stringify({ ...quietSettings, ...settings }, undefined, 2));
  const configFile = join(directory, 'server.yaml');
  await writeOnce(configFile, 'auth: none\n');
  return { ...folders, settingsFile, configFile, logFile: join(directory, 'server.log') };
}

async function writeOnce(file, text) {
  if (existsSync(file)) return;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
