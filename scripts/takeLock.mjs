import { readFileSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';

/**
 * Takes a lock for this process, if it is free. The lock is a file that names its owner's process and when that
 * began, so that the lock of a process that was killed keeps nobody out. The owner deletes the file.
 *
 * @param {string} file
 * @returns {Promise<boolean>}
 */
export async function takeLock(file) {
  try {
    await writeFile(file, identify(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const owner = await readFile(file, 'utf8').catch(() => '');
  if (owner !== '' && !isAlive(owner)) await removeStale(file, owner);
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

function isAlive(owner) {
  const pid = Number.parseInt(owner, 10);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  return identify(pid) === owner;
}

/** A process number is given again after a restart of the machine; with the time of the start it is not. */
function identify(pid) {
  return `${pid} ${startTime(pid)}`.trim();
}

/**
 * In clock ticks since the machine started (field 22 of proc_pid_stat(5)); empty where there is no /proc, and for a
 * process that has ended and that nobody has waited for.
 */
function startTime(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return fields[0] === 'Z' ? '' : (fields[19] ?? '');
  } catch {
    return '';
  }
}
