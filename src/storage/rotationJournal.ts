import { randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { RotationJournal, UnfinishedRotation } from '../core/lifecycle/rotation/rotationJournal';
import { listIfThere, readIfThere } from './ifThere';
import { isAlive } from './takeTurn';

const record = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    version: v.literal(1),
    pid: v.number(),
    at: v.pipe(v.string(), v.isoTimestamp()),
    id: v.string(),
    name: v.string(),
  }),
);

/** Milliseconds. Nobody is asked for as long: the process is gone, whoever has its number now. */
const longestMs = 3_600_000;

/** One file a rotation. Does no I/O before the first call. */
export function createRotationJournal(directory: string, now: () => Date): RotationJournal {
  const own = new Set<string>();
  const pathOf = (key: string): string => join(directory, `${key}.json`);
  const settle = (key: string): Promise<void> => rm(pathOf(key), { force: true });
  const readOne = async (key: string): Promise<UnfinishedRotation | undefined> => {
    // One that is torn was never begun: the request goes out after the file is whole.
    const found = v.safeParse(record, await readIfThere(pathOf(key)));
    if (!found.success || own.has(key)) return undefined;
    const { pid, at, id, name } = found.output;
    // A clock that was set back makes no process live for longer.
    const age = Math.abs(now().getTime() - Date.parse(at));
    return pid !== process.pid && isAlive(pid) && age < longestMs ? undefined : { key, id, name, at };
  };
  return {
    settle,
    async begin({ id, name }) {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const key = randomUUID();
      own.add(key);
      const text = JSON.stringify({ version: 1, pid: process.pid, at: now().toISOString(), id, name });
      const leave = (): void => {
        own.delete(key);
      };
      try {
        await writeNew(pathOf(key), text);
      } catch (error) {
        await settle(key).finally(leave);
        throw error;
      }
      return { leave, end: () => settle(key).finally(leave) };
    },
    async unfinished() {
      const keys = (await listIfThere(directory)).flatMap(
        (name) => /^([0-9a-f-]{36})\.json$/.exec(name)?.[1] ?? [],
      );
      return (await Promise.all(keys.map(readOne))).filter((each) => each !== undefined);
    },
  };
}

async function writeNew(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
