import type { LogOutputChannel } from 'vscode';
import type { AccountSummaries } from '../core/account/accountSummaries';
import type { SettingsPort } from '../core/provider/settingsPort';
import type { Ending } from '../shared/emitter';
import type { LazyStorage } from '../storage/lazyStorage';
import type { Remains } from './remains';

export interface FollowStorageParts {
  readonly storage: LazyStorage;
  readonly settings: SettingsPort;
  readonly userSettings: string | undefined;
  readonly summaries: AccountSummaries;
  readonly remains: Remains;
  readonly log: LogOutputChannel;
}

/** Nothing of this is needed to show the first tree. */
const afterStartMs = 2_000;

/** Follows, some time after activation, what other windows of this machine change, and looks for what they left. */
export function followStorage(parts: FollowStorageParts): Ending {
  const { storage, settings, userSettings, summaries, remains, log } = parts;
  const endings: Ending[] = [];
  const see = async (): Promise<void> => {
    await settings.refresh();
    await summaries.recheck();
    await remains.look();
  };
  const trySee = (): void => {
    see().catch((cause: unknown) => {
      log.warn('Changes of other windows could not be read', String(cause));
    });
  };
  const start = async (): Promise<void> => {
    const opened = await storage.open();
    endings.push(opened.followOthers(userSettings, trySee));
    // What changed since the first tree was shown.
    await see();
  };
  const timer = setTimeout(() => {
    start().catch((cause: unknown) => {
      log.warn('Other windows cannot be followed', String(cause));
    });
  }, afterStartMs);
  endings.push({
    dispose: () => {
      clearTimeout(timer);
    },
  });
  return {
    dispose: () => {
      for (const ending of endings) ending.dispose();
    },
  };
}
