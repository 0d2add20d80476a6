import { l10n, window, type LogOutputChannel } from 'vscode';
import type { AccountStore } from '../../core/account/accountStore';
import { findInterrupted } from '../../core/lifecycle/rotation/findInterrupted';
import type { GitHost } from '../../core/host/gitHost';
import type { HealthStore } from '../../core/provider/health';
import type { Provider } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import type { Ending } from '../../shared/emitter';
import type { LazyStorage } from '../../storage/lazyStorage';
import { runCommand } from '../commands/command';
import { interruptedSentence } from '../words/rotateWords';

export interface FollowRotationsParts {
  readonly directory: Pick<ProviderDirectory, 'current'>;
  readonly accounts: Pick<AccountStore, 'read'>;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly health: Pick<HealthStore, 'write'>;
  readonly storage: Pick<LazyStorage, 'open'>;
  readonly now: () => Date;
  readonly log: Pick<LogOutputChannel, 'warn'>;
}

const minuteMs = 60_000;
/** A host that was out of reach may be back. */
const pauseMs = 10 * minuteMs;

/**
 * Tells of tokens that were lost because VS Code ended while they were being rotated: in one window of this machine,
 * which somebody looks at, and not in its first minute.
 */
export function followRotations(parts: FollowRotationsParts): Ending {
  const { directory, storage, log } = parts;
  let quiet = true;
  let busy = false;
  const find = async (): Promise<readonly Provider[]> => {
    const opened = await storage.open();
    // Most of the time there is nothing, and no turn to take.
    if ((await opened.rotations.unfinished()).length === 0) return [];
    const turn = await opened.takeRotationTurn();
    if (turn === undefined) return [];
    try {
      const byId = (id: string): Provider | undefined => directory.current().byId.get(id);
      return await findInterrupted({ ...parts, journal: opened.rotations, find: byId });
    } finally {
      await turn.release();
    }
  };
  const look = (): void => {
    if (quiet || busy || !window.state.focused) return;
    busy = true;
    find()
      .then((lost) => {
        for (const provider of lost) void tell(provider);
      })
      .catch((cause: unknown) => {
        log.warn('Interrupted rotations could not be looked at', String(cause));
      })
      .finally(() => {
        busy = false;
      });
  };
  const first = setTimeout(() => {
    quiet = false;
    look();
  }, minuteMs);
  const timer = setInterval(look, pauseMs);
  const subscription = window.onDidChangeWindowState(look);
  return {
    dispose: () => {
      clearTimeout(first);
      clearInterval(timer);
      subscription.dispose();
    },
  };
}

async function tell({ id, name }: Provider): Promise<void> {
  const page = l10n.t('Open Token Page');
  const update = l10n.t('Update Token…');
  const answer = await window.showErrorMessage(interruptedSentence(name), page, update);
  if (answer === page) await runCommand('openTokenPage', id);
  if (answer === update) await runCommand('updateToken', id);
}
