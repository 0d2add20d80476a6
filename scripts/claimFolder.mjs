import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { takeLock } from './takeLock.mjs';

/**
 * Makes a folder and claims it for this process. Two VS Codes over one folder would overwrite each other's data: where
 * another run has it, the same name with a number is taken.
 *
 * @param {string} wanted
 * @returns {Promise<{ folder: string, release: () => Promise<void> }>}
 */
export async function claimFolder(wanted) {
  for (let number = 1; ; number++) {
    const folder = number === 1 ? wanted : `${wanted}-${number}`;
    const lock = join(folder, 'in-use');
    await mkdir(folder, { recursive: true });
    if (await claim(lock)) return { folder, release: () => rm(lock, { force: true }) };
  }
}

/** The first try finds a lock that was left behind and removes it; the second takes it. */
async function claim(lock) {
  if (await takeLock(lock)) return true;
  await sleep(100);
  return takeLock(lock);
}
