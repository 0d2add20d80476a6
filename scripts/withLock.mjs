import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cacheFolder } from './paths.mjs';
import { takeLock } from './takeLock.mjs';

/**
 * Lets one process at a time do `action`.
 *
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} action
 * @returns {Promise<T>}
 */
export async function withLock(name, action) {
  const folder = join(cacheFolder, 'locks');
  const file = join(folder, name);
  await mkdir(folder, { recursive: true });
  let told = false;
  while (!(await takeLock(file))) {
    if (!told) console.log(`  waiting for another run that holds "${name}"`);
    told = true;
    await sleep(300);
  }
  try {
    return await action();
  } finally {
    await rm(file, { force: true });
  }
}
