import { randomUUID } from 'node:crypto';
import { link, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { hasCode } from '../shared/hasCode';

/** Held by at most one process of this machine at a time. */
export interface Turn {
  release(): Promise<void>;
}

export interface TurnLimits {
  /** Milliseconds to wait for others. */
  readonly waitMs: number;
  /** A turn that is older than this, in milliseconds, is taken for dead: none lasts nearly as long. */
  readonly staleMs: number;
}

const usual: TurnLimits = { waitMs: 10_000, staleMs: 20_000 };
const pauseMs = 20;

/**
 * Milliseconds for which the lock of a process that lives must have stood there before its age counts, or half of the
 * wait where that is shorter: a clock that was set, or a machine that slept, makes every lock old.
 */
const watchedMs = 2_000;

/**
 * Takes turns by a lock file. The lock of a process that is gone is broken. `undefined`: others took too long.
 * Rejects where the file system does not take part.
 *
 * @param path of the lock file, in a directory that exists
 */
export async function takeTurn(path: string, limits: TurnLimits = usual): Promise<Turn | undefined> {
  const text = JSON.stringify({ pid: process.pid, turn: randomUUID() });
  const end = performance.now() + limits.waitMs;
  const watch = Math.min(watchedMs, limits.waitMs / 2);
  let seen: { readonly text: string | undefined; readonly since: number } | undefined;
  for (;;) {
    if (await create(path, text)) return { release: () => release(path, text) };
    const found = await read(path);
    if (seen?.text !== found || seen === undefined) seen = { text: found, since: performance.now() };
    const staleMs = performance.now() - seen.since < watch ? Infinity : limits.staleMs;
    if (found !== undefined) await breakStale(path, found, staleMs);
    if (performance.now() > end) return undefined;
    await wait(pauseMs * (0.5 + Math.random()));
  }
}

async function create(path: string, text: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(text);
    } catch (error) {
      // A full disk: what nobody can read would hold up everybody.
      await rm(path, { force: true });
      throw error;
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

async function release(path: string, text: string): Promise<void> {
  if ((await read(path)) === text) await rm(path, { force: true });
}

/** @param text what was found in the lock */
async function breakStale(path: string, text: string, staleMs: number): Promise<void> {
  const owner = ownerOf(text);
  if (owner !== undefined && isAlive(owner) && !(await isOlder(path, staleMs))) return;
  // A lock without a readable owner may just be being written.
  if (owner === undefined && !(await isOlder(path, 1_000))) return;
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
    // Another process may have broken it first and taken its turn: what was moved is then a live lock, and goes back.
    if ((await read(aside)) !== text) await link(aside, path);
  } catch (error) {
    if (!hasCode(error, 'ENOENT') && !hasCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

async function read(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

async function isOlder(path: string, ms: number): Promise<boolean> {
  try {
    // One from the future is no younger: the clock was set back since.
    return Math.abs(Date.now() - (await stat(path)).mtimeMs) > ms;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}

function ownerOf(text: string): number | undefined {
  const pid = /^\{"pid":(\d{1,10}),/.exec(text)?.[1];
  return pid === undefined ? undefined : Number(pid);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and is another user's.
    return !hasCode(error, 'ESRCH');
  }
}
