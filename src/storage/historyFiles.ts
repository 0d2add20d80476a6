import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeLine, encodeLine } from '../core/history/decodeHistory';
import type { History } from '../core/history/history';
import { mergeEntries, type WrittenEntry } from '../core/history/mergeEntries';
import { hasCode } from '../shared/hasCode';

export interface HistoryParts {
  /** Shared by all windows of this machine; made when the first entry is recorded. */
  readonly directory: string;
  /** Names this window among them: letters, digits, `-` and `_`. */
  readonly windowId: string;
  readonly now: () => Date;
  readonly machine: string;
}

/** Bytes after which a window begins another file. */
const sizeLimit = 5_000_000;
const keptMs = 365 * 24 * 60 * 60 * 1000;
const fileName = /^history-[\w-]+(\.[\w-]+)?\.jsonl$/;

/**
 * The history in files of JSON Lines that are only ever appended to, one a window, so that no window waits for another.
 * Each entry is one write to a file opened for appending, which keeps lines whole also where two windows have one id.
 * Does no I/O before the first call.
 */
export function createHistory({ directory, windowId, now, machine }: HistoryParts): History {
  if (!/^[\w-]+$/.test(windowId)) throw new Error(`Not an id of a window: ${windowId}`);
  const own = `history-${windowId}.jsonl`;
  const writer = randomUUID();
  const pathOf = (name: string): string => join(directory, name);
  let queue: Promise<unknown> = Promise.resolve();
  /** Entries of this window stand in the order in which they were recorded. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  };
  const removeOutdated = async (files: readonly HistoryFile[], since: Date): Promise<void> => {
    const outdated = files.filter((file) => file.name !== own && isOutdated(file, since));
    await Promise.all(
      outdated.map(async ({ name, size }) => {
        // Its window may have come back to life meanwhile.
        if ((await sizeOf(pathOf(name))) === size) await rm(pathOf(name), { force: true });
      }),
    );
  };
  return {
    record(note) {
      const line = encodeLine({ at: now().toISOString(), machine, ...note }, writer);
      return inTurn(async () => {
        await mkdir(directory, { recursive: true, mode: 0o700 });
        await rotate(pathOf(own), pathOf(`history-${windowId}.${randomUUID()}.jsonl`));
        await append(pathOf(own), line);
      });
    },
    read: () =>
      inTurn(async () => {
        const names = await historyNames(directory);
        const files = (await Promise.all(names.map((name) => readOne(directory, name)))).flat();
        const since = new Date(now().getTime() - keptMs);
        await removeOutdated(files, since);
        return mergeEntries(
          files.flatMap(({ written }) => written),
          since,
        );
      }),
    clear: () =>
      inTurn(async () => {
        const names = await historyNames(directory);
        await Promise.all(names.map((name) => rm(pathOf(name), { force: true })));
      }),
  };
}

interface HistoryFile {
  readonly name: string;
  /** Bytes that were read. */
  readonly size: number;
  readonly written: readonly WrittenEntry[];
  /** A newer version of the product has written to it, and may want it back. */
  readonly isNewer: boolean;
}

async function readOne(directory: string, name: string): Promise<readonly HistoryFile[]> {
  const bytes = await unlessMissing(readFile(join(directory, name)));
  if (bytes === undefined) return [];
  const lines = bytes
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => decodeLine(line));
  return [
    {
      name,
      size: bytes.length,
      written: lines.filter((line) => line.kind === 'entry'),
      isNewer: lines.some(({ kind }) => kind === 'newer'),
    },
  ];
}

/** A file of which nothing can be read is left alone: nobody can say how old it is. */
function isOutdated({ written, isNewer }: HistoryFile, since: Date): boolean {
  return (
    !isNewer && written.length > 0 && written.every(({ entry: { at } }) => Date.parse(at) < since.getTime())
  );
}

async function historyNames(directory: string): Promise<readonly string[]> {
  const names = (await unlessMissing(readdir(directory))) ?? [];
  return names.filter((name) => fileName.test(name)).sort();
}

/** A window with the same id may have moved the file away first. */
async function rotate(path: string, aside: string): Promise<void> {
  if (((await sizeOf(path)) ?? 0) > sizeLimit) await unlessMissing(rename(path, aside));
}

async function append(path: string, line: string): Promise<void> {
  const file = await open(path, 'a+', 0o600);
  try {
    const bytes = Buffer.from(`${(await endsWhole(file)) ? '' : '\n'}${line}\n`);
    const { bytesWritten } = await file.write(bytes, 0, bytes.length);
    if (bytesWritten < bytes.length) throw new Error('The disk took only a part of an entry of the history.');
  } finally {
    await file.close();
  }
}

/** `false` after a write that was torn: the next entry must not continue that line. */
async function endsWhole(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return true;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString('utf8') === '\n';
}

async function sizeOf(path: string): Promise<number | undefined> {
  return (await unlessMissing(stat(path)))?.size;
}

async function unlessMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}
