import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cacheFolder } from './paths.mjs';

/**
 * Lets one process at a time do `action`. The lock is a file that names its owner's process, so that the lock of a
 * process that was killed does not keep the others out.
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
  while (!(await take(file))) {
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

async function take(file) {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const owner = await readFile(file, 'utf8').catch(() => '');
  if (owner !== '' && !isAlive(Number(owner))) await removeStale(file, owner);
  return false;
}

/** Moved away first: of two processes that see the same stale lock, one moves it and the other finds nothing. */
async function removeStale(file, owner) {
  const aside = `${file}.stale-${process.pid}`;
  await rename(file, aside).catch(() => {});
  const moved = await readFile(aside, 'utf8').catch(() => owner);
  if (moved === owner) await rm(aside, { force: true });
  else await rename(aside, file);
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
