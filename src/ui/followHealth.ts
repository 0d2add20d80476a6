import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import { workspace, type LogOutputChannel } from 'vscode';
import type { BackgroundChecksParts } from '../core/diagnosis/backgroundChecks';
import type { ProviderDirectory } from '../core/provider/providerDirectory';
import type { Ending } from '../shared/emitter';
import type { LazyStorage } from '../storage/lazyStorage';
import { section } from './settingsScopes';

export interface FollowHealthParts extends Pick<
  BackgroundChecksParts,
  'accounts' | 'health' | 'hosts' | 'now'
> {
  readonly directory: ProviderDirectory;
  readonly storage: LazyStorage;
  readonly log: LogOutputChannel;
}

const minuteMs = 60_000;
/** Milliseconds between two checks, at most. */
const staggerMs = 5_000;
const usualHours = 24;
const hours = v.fallback(v.pipe(v.number(), v.minValue(0), v.maxValue(720)), usualHours);

/** Checks, a while after the start and then every hour, what was not checked for long; one window of a machine at a time. */
export function followHealth(parts: FollowHealthParts): Ending {
  const { directory, storage, log } = parts;
  const abort = new AbortController();
  const { signal } = abort;
  const round = async (): Promise<void> => {
    const turn = await (await storage.open()).takeCheckTurn();
    if (turn === undefined) return;
    try {
      const { checkInBackground } = await import('../core/diagnosis/backgroundChecks');
      await checkInBackground(
        {
          ...parts,
          providers: () => directory.current().providers,
          policy: () => directory.policy(),
          hours: readHours,
          pause: (aborted) => wait(Math.random() * staggerMs, undefined, { signal: aborted, ref: false }),
        },
        signal,
      );
    } finally {
      await turn.release();
    }
  };
  const tell = (cause: unknown): void => {
    if (!signal.aborted) log.warn('Connections could not be checked', String(cause));
  };
  const follow = async (): Promise<void> => {
    await wait(minuteMs * (1 + Math.random()), undefined, { signal, ref: false });
    for (;;) {
      if (readHours() > 0) await round().catch(tell);
      await wait(60 * minuteMs, undefined, { signal, ref: false });
    }
  };
  follow().catch(tell);
  return {
    dispose: () => {
      abort.abort();
    },
  };
}

function readHours(): number {
  return v.parse(
    hours,
    workspace.getConfiguration(section).inspect<unknown>('healthCheck.hours')?.globalValue,
  );
}
