import type { LogOutputChannel } from 'vscode';
import type { LostDefinition } from '../core/history/lostDefinitions';
import type { UnfinishedChange } from '../core/provider/journal';
import type { Repairs } from '../core/provider/repairs';
import { createEmitter, type Emitter, type Ending, type Subscribe } from '../shared/emitter';

/** What the user should look at: nothing of it is repaired, restored or dropped without a word of theirs. */
export interface Remains extends Ending {
  /** Changes that a process which is gone had begun. */
  unfinished(): readonly UnfinishedChange[];
  /** Definitions that vanished from the settings without having been deleted. */
  lost(): readonly LostDefinition[];
  tellLost(lost: readonly LostDefinition[]): void;
  /** Looks for unfinished changes anew. */
  look(): Promise<void>;
  readonly onDidChange: Subscribe<void>;
}

export function createRemains(repairs: Repairs, log: LogOutputChannel): Remains {
  const changed: Emitter<void> = createEmitter();
  let unfinished: readonly UnfinishedChange[] = [];
  let lost: readonly LostDefinition[] = [];
  return {
    unfinished: () => unfinished,
    lost: () => lost,
    onDidChange: changed.event,
    tellLost(found) {
      if (lost.length === 0 && found.length === 0) return;
      lost = found;
      changed.fire();
    },
    async look() {
      try {
        const found = await repairs.find();
        if (found.length === 0 && unfinished.length === 0) return;
        unfinished = found;
        changed.fire();
      } catch (cause) {
        log.warn('Unfinished changes could not be looked for', cause instanceof Error ? cause.message : '');
      }
    },
    dispose: () => {
      unfinished = [];
      lost = [];
    },
  };
}
