import type { LogOutputChannel } from 'vscode';
import type { History } from '../core/history/history';
import { lastDefinitions, type LastDefinitions } from '../core/history/lastDefinitions';
import { lossKey, lostDefinitions, type LostDefinition } from '../core/history/lostDefinitions';
import { outsideChanges } from '../core/history/outsideChanges';
import type { PresentDefinition } from '../core/history/presentDefinitions';
import type { ProviderDirectory } from '../core/provider/providerDirectory';
import type { Ending } from '../shared/emitter';

export interface FollowDefinitionsParts {
  readonly directory: Pick<ProviderDirectory, 'current' | 'onDidChange'>;
  /** The entries of all scopes that are open, as they stand in the settings. */
  readonly entries: () => readonly PresentDefinition[];
  /** `scopeKey` of every scope that is open in this window. */
  readonly visibleScopes: () => readonly string[];
  /** Has this window see what the settings files hold. */
  readonly refresh: () => Promise<void>;
  readonly history: Pick<History, 'read' | 'record'>;
  /** A change of this window's is under way, and is recorded by whoever makes it. */
  readonly isSaving: () => boolean;
  /** Told whenever other definitions than before are lost, also when none is any more. */
  readonly onLost: (lost: readonly LostDefinition[]) => void;
  readonly log: Pick<LogOutputChannel, 'warn'>;
}

export interface DefinitionWatch extends Ending {
  /** Looks again, on a history read afresh: after it was cleared, or somebody does not want a definition back. */
  lookAgain(): void;
}

/** Milliseconds after activation: what another window is recording is on the disk by then. */
const firstLookMs = 5_000;
/** Milliseconds without a further change. */
const settledMs = 2_000;

/**
 * Records what happens in the settings with no command of ours, and tells which definitions vanished. Touches no file
 * as long as the settings are what the history says, and reads it afresh before it claims that they are not: another
 * window may just have recorded why.
 */
export function followDefinitions(parts: FollowDefinitionsParts): DefinitionWatch {
  const { directory, entries, visibleScopes, refresh, history, isSaving, onLost, log } = parts;
  let timer: NodeJS.Timeout | undefined;
  let looking = false;
  let disposed = false;
  const isOver = (): boolean => disposed;
  let known: LastDefinitions | undefined;
  let told = '';
  const lostNow = (last: LastDefinitions): readonly LostDefinition[] =>
    lostDefinitions(last, entries(), visibleScopes());
  const isExplained = (last: LastDefinitions): boolean =>
    outsideChanges(last, entries(), visibleScopes()).length === 0 && lossKey(lostNow(last)) === told;
  const look = async (): Promise<void> => {
    // Without the permission to read, no entry counts as seen.
    if (directory.current().refusal !== undefined) return;
    if (known !== undefined && isExplained(known)) return;
    await refresh();
    let last = lastDefinitions(await history.read());
    if (isOver()) return;
    if (isSaving()) {
      lookIn(settledMs);
      return;
    }
    known = last;
    for (const note of outsideChanges(last, entries(), visibleScopes())) {
      await history.record(note);
      last = lastDefinitions([{ ...note, at: new Date().toISOString(), machine: '' }], last);
      known = last;
    }
    const lost = lostNow(last);
    if (lossKey(lost) === told || isOver()) return;
    told = lossKey(lost);
    onLost(lost);
  };
  const lookIn = (ms: number): void => {
    clearTimeout(timer);
    if (disposed) return;
    timer = setTimeout(() => {
      if (looking || isSaving()) {
        lookIn(settledMs);
        return;
      }
      looking = true;
      look()
        .catch((cause: unknown) => {
          log.warn('The history could not be followed', cause instanceof Error ? cause.message : '');
        })
        .finally(() => {
          looking = false;
        });
    }, ms);
  };
  const subscription = directory.onDidChange(() => {
    lookIn(settledMs);
  });
  lookIn(firstLookMs);
  return {
    lookAgain() {
      known = undefined;
      lookIn(settledMs);
    },
    dispose() {
      disposed = true;
      clearTimeout(timer);
      subscription.dispose();
    },
  };
}
