import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';

/** The marks that VS Code sets while it starts, in each of its processes. */
const marks = v.object({
  MonacoPerformanceMarks: v.object({
    getMarks: v.custom<() => readonly { readonly name: string; readonly startTime: number }[]>(
      (value) => typeof value === 'function',
    ),
  }),
});

/**
 * In an extension host: writes a file with the milliseconds that the code of each extension took to load, when all of
 * `ids` have been loaded. The file has the name of the process.
 */
export async function writeLoadTimes(directory: string, ids: readonly string[]): Promise<void> {
  for (;;) {
    const { getMarks } = v.parse(marks, globalThis).MonacoPerformanceMarks;
    const at = new Map(getMarks().map(({ name, startTime }) => [name, startTime]));
    const times = ids.flatMap((id) => {
      const begun = at.get(`code/extHost/willLoadExtensionCode/${id}`);
      const ended = at.get(`code/extHost/didLoadExtensionCode/${id}`);
      return begun === undefined || ended === undefined ? [] : [[id, ended - begun] as const];
    });
    if (times.length === ids.length) {
      await writeFile(join(directory, String(process.pid)), JSON.stringify(Object.fromEntries(times)));
      return;
    }
    await sleep(100);
  }
}
