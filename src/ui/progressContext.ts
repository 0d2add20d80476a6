import { commands } from 'vscode';
import type { AccountSummaries } from '../core/account/accountSummaries';
import type { AnswerLog } from '../core/credential/answerLog';
import type { HealthStore } from '../core/provider/health';
import type { ProviderDirectory } from '../core/provider/providerDirectory';
import type { Ending } from '../shared/emitter';
import { progressOf } from './progressOf';

export interface FollowProgressParts {
  readonly directory: ProviderDirectory;
  readonly summaries: AccountSummaries;
  readonly health: HealthStore;
  readonly answers: AnswerLog;
  readonly now: () => Date;
}

/** Keeps the context keys that complete the steps of the walkthrough, `gitProviders.hasProviders` and its siblings. */
export function followProgress(parts: FollowProgressParts): Ending {
  const { directory, summaries, health, answers, now } = parts;
  const told = new Map<string, boolean>();
  let latest = 0;
  const update = async (): Promise<void> => {
    const turn = ++latest;
    const known = await Promise.all(
      directory.current().providers.map(async (provider) => ({
        provider,
        account: await summaries.of(provider),
        health: health.read(provider.id),
      })),
    );
    if (turn !== latest) return;
    const progress: Readonly<Record<string, boolean>> = { ...progressOf(known, answers.list(), now()) };
    for (const [key, value] of Object.entries(progress)) {
      if (told.get(key) === value) continue;
      told.set(key, value);
      void commands.executeCommand('setContext', `gitProviders.${key}`, value);
    }
  };
  const soon = (): void => void update();
  const subscriptions = [
    directory.onDidChange(soon),
    summaries.onDidChange(soon),
    health.onDidChange(soon),
    answers.onDidChange(soon),
  ];
  soon();
  return {
    dispose: () => {
      latest += 1;
      for (const each of subscriptions) each.dispose();
    },
  };
}
