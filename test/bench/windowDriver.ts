import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import { commands } from 'vscode';
import { writeLoadTimes } from './loadTimes';

const order = v.object({ command: v.string(), argument: v.optional(v.unknown()), whole: v.boolean() });

/** What the bench wants of its extension, in the environment of its windows. */
const { GIT_PROVIDERS_BENCH, GIT_PROVIDERS_LOADED, GIT_PROVIDERS_LOADED_IDS = '' } = process.env;

export function activate(): void {
  if (GIT_PROVIDERS_BENCH !== undefined) void work(GIT_PROVIDERS_BENCH);
  if (GIT_PROVIDERS_LOADED !== undefined) {
    void writeLoadTimes(GIT_PROVIDERS_LOADED, GIT_PROVIDERS_LOADED_IDS.split(','));
  }
}

/** Runs the commands that the bench names, and tells it when each began, at once or at its end, and when one fails. */
async function work(bench: string): Promise<void> {
  const tell = (news: object): Promise<unknown> =>
    fetch(bench, { method: 'POST', body: JSON.stringify(news) });
  for (;;) {
    const response = await fetch(bench).catch(() => undefined);
    if (response?.status !== 200) {
      await sleep(200);
      continue;
    }
    const { command, argument, whole } = v.parse(order, await response.json());
    const begun = Date.now();
    const running = Promise.resolve(commands.executeCommand(command, argument)).catch((cause: unknown) =>
      tell({ failure: `${command}: ${String(cause)}` }),
    );
    if (whole) await running;
    await tell({ begun });
  }
}
