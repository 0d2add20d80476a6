import { setTimeout as wait } from 'node:timers/promises';
import { window, type LogOutputChannel } from 'vscode';
import type { AccountSummaries } from '../../core/account/accountSummaries';
import { expiryWarning, recordOf, type ExpiryWarning } from '../../core/lifecycle/expiryWarning';
import type { HealthStore } from '../../core/provider/health';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import type { Ending } from '../../shared/emitter';
import { quietKey, tellExpiry, type TellExpiryParts } from './tellExpiry';
import { openWarningFile } from './warningFile';

export interface FollowExpiryParts extends Omit<TellExpiryParts, 'given' | 'directory'> {
  readonly directory: ProviderDirectory;
  readonly summaries: AccountSummaries;
  readonly health: HealthStore;
  /** The extension's own place on this machine, shared by all windows. */
  readonly storageDirectory: string;
  readonly log: Pick<LogOutputChannel, 'warn' | 'error'>;
}

const minuteMs = 60_000;
/** Time passes without an event. */
const pauseMs = 10 * minuteMs;
/** A message that nobody answers lies among the notifications, and is no reason to be silent for ever. */
const longestAnswerMs = 60 * minuteMs;

/**
 * Warns of tokens that end soon or have ended: once a stage, in one window of this machine, which somebody looks at,
 * and not in its first minute. One message at a time, for all that is due together.
 */
export function followExpiry(parts: FollowExpiryParts): Ending {
  const { directory, summaries, health, memory, now, log } = parts;
  const given = openWarningFile(parts.storageDirectory);
  /** What this window has said where it cannot tell the others. */
  const untold = new Set<string>();
  const abort = new AbortController();
  const { signal } = abort;
  const isEnded = (): boolean => signal.aborted;
  let quiet = true;
  let busy = false;
  let again = false;

  const gather = async (): Promise<readonly ExpiryWarning[]> => {
    const providers = directory.current().providers.filter(({ id }) => memory.get(quietKey(id)) !== true);
    const warnings = await Promise.all(
      providers.map(async (provider) =>
        expiryWarning(provider, await summaries.of(provider), health.read(provider.id), now()),
      ),
    );
    return warnings.flatMap((each) => each ?? []);
  };
  const claim = async (warnings: readonly ExpiryWarning[]): Promise<readonly ExpiryWarning[]> => {
    try {
      return await given.claim(warnings, now());
    } catch (cause) {
      log.warn('Warnings of expiry cannot be shared with other windows', String(cause));
      const key = (each: ExpiryWarning): string => JSON.stringify([each.provider.id, recordOf(each)]);
      const due = warnings.filter((each) => !untold.has(key(each)));
      for (const each of due) untold.add(key(each));
      return due;
    }
  };
  const warn = async (): Promise<void> => {
    const warnings = await gather();
    if (isEnded() || warnings.length === 0 || !window.state.focused) return;
    const due = await claim(warnings);
    if (isEnded() || due.length === 0) return;
    const answered = tellExpiry({ ...parts, given }, due);
    const silence = wait(longestAnswerMs, undefined, { signal, ref: false });
    await Promise.race([answered.catch(tellFailure), silence]);
  };
  const tellFailure = (cause: unknown): void => {
    if (!isEnded()) log.error('Expiring tokens could not be warned of', String(cause));
  };
  const look = (): void => {
    again = busy;
    if (quiet || busy || isEnded() || !window.state.focused) return;
    busy = true;
    warn()
      .catch(tellFailure)
      .finally(() => {
        busy = false;
        if (again) look();
      });
  };
  const first = setTimeout(() => {
    quiet = false;
    look();
  }, minuteMs);
  const timer = setInterval(look, pauseMs);
  const subscriptions = [
    directory.onDidChange(look),
    summaries.onDidChange(look),
    health.onDidChange(look),
    window.onDidChangeWindowState(look),
  ];
  return {
    dispose: () => {
      abort.abort();
      clearTimeout(first);
      clearInterval(timer);
      for (const each of subscriptions) each.dispose();
    },
  };
}
