import type { Ending } from '../../shared/emitter';

/** Ids of what changed, or everything. */
export type Changes = ReadonlySet<string> | 'all';

export interface ChangeGathering extends Ending {
  /** `undefined`: everything. */
  add(id?: string): void;
}

/** Milliseconds that a burst of changes has to come to its end: shorter than anybody sees. */
const usualMs = 40;

/** Tells what changed in a burst once, at most so many milliseconds after its first change. */
export function gatherChanges(tell: (changes: Changes) => void, ms = usualMs): ChangeGathering {
  let waiting: { readonly timer: NodeJS.Timeout; ids: Set<string> | 'all' } | undefined;
  return {
    add(id) {
      waiting ??= {
        ids: new Set(),
        timer: setTimeout(() => {
          const ids = waiting?.ids ?? 'all';
          waiting = undefined;
          tell(ids);
        }, ms),
      };
      if (id === undefined) waiting.ids = 'all';
      else if (waiting.ids !== 'all') waiting.ids.add(id);
    },
    dispose: () => {
      clearTimeout(waiting?.timer);
      waiting = undefined;
    },
  };
}
