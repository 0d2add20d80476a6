import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Change, Journal, UnfinishedChange } from '../core/provider/journal';
import { listIfThere, readIfThere } from './ifThere';
import { isAlive } from './takeTurn';

const scope = v.variant('kind', [
  v.object({ kind: v.literal('user') }),
  v.object({ kind: v.literal('workspace'), uri: v.string() }),
  v.object({ kind: v.literal('folder'), uri: v.string(), name: v.string() }),
]);
const side = v.object({ scope, definition: v.record(v.string(), v.unknown()) });
const record = v.object({
  version: v.literal(1),
  pid: v.number(),
  /** Milliseconds since 1970. */
  at: v.number(),
  id: v.string(),
  name: v.string(),
  from: v.optional(side),
  to: v.optional(side),
});

/** No change takes nearly as long, in milliseconds: its process is gone, whoever has its number now. */
const longestChangeMs = 300_000;

/** One file a change, written whole before the change begins. Does no I/O before the first call. */
export function createSaveJournal(directory: string, now: () => Date): Journal {
  const pathOf = (key: string): string => join(directory, `${key}.json`);
  const settle = (key: string): Promise<void> => rm(pathOf(key), { force: true });
  const readOne = async (key: string): Promise<UnfinishedChange | undefined> => {
    const found = v.safeParse(record, parseJson(await readIfThere(pathOf(key))));
    if (!found.success) return undefined;
    const { pid, at, id, name, from, to } = found.output;
    const mayLive = pid !== process.pid && isAlive(pid) && now().getTime() - at < longestChangeMs;
    return mayLive || own.has(key)
      ? undefined
      : { key, id, name, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  };
  const own = new Set<string>();
  return {
    async begin(change: Change) {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const key = randomUUID();
      const text = JSON.stringify({ version: 1, pid: process.pid, at: now().getTime(), ...change });
      await writeWhole(pathOf(key), text);
      own.add(key);
      return async () => {
        await settle(key);
        own.delete(key);
      };
    },
    async unfinished() {
      const keys = (await listIfThere(directory)).flatMap(
        (name) => /^([0-9a-f-]{36})\.json$/.exec(name)?.[1] ?? [],
      );
      return (await Promise.all(keys.map(readOne))).filter((each) => each !== undefined);
    },
    settle,
  };
}

async function writeWhole(path: string, text: string): Promise<void> {
  const partial = `${path}.partial`;
  try {
    const file = await open(partial, 'w', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
