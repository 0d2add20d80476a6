import { createEmitter, type Emitter, type Subscribe } from '../../shared/emitter';
import type { ChoiceReason } from './chooseProvider';
import type { GitRequest } from './gitRequest';

/** What Git was told, or told us: `stored` that a credential worked, `erased` that the host refused it. */
export type AnswerOutcome = 'given' | 'declined' | 'refused' | 'stored' | 'erased';

export type AnswerReason =
  | ChoiceReason
  /** The user picked the provider just now. */
  | 'asked'
  /** The user agreed to the workspace's binding just now. */
  | 'confirmed'
  | 'connectionTest'
  /** The asker knows the host only, and one provider covers all of it. */
  | 'wholeHost'
  | 'neverServed'
  | 'nobody'
  /** Several providers fit, and nobody answered the question which. */
  | 'unanswered'
  | 'ownLogin'
  /** The host is known to refuse the token, or it has expired. */
  | 'deadToken'
  | 'ourToken'
  /** Git reports on a credential that is no provider's. */
  | 'notOurs';

/** One answer, without anything secret. */
export interface AnswerEntry {
  readonly at: Date;
  /** Without user name, query and fragment. */
  readonly url: string;
  /** The name that the provider had. */
  readonly provider?: string;
  readonly outcome: AnswerOutcome;
  readonly reason: AnswerReason;
}

/** The last answers to Git, in memory only. */
export interface AnswerLog {
  note(request: GitRequest, answer: Omit<AnswerEntry, 'at' | 'url'>): void;
  /** The newest first. */
  list(): readonly AnswerEntry[];
  readonly onDidChange: Subscribe<void>;
}

const kept = 50;

export function createAnswerLog(now: () => Date): AnswerLog {
  const changed: Emitter<void> = createEmitter();
  let entries: readonly AnswerEntry[] = [];
  return {
    onDidChange: changed.event,
    list: () => entries,
    note(request, { provider, outcome, reason }) {
      const entry = {
        at: now(),
        url: shownUrl(request),
        outcome,
        reason,
        ...(provider !== undefined && { provider }),
      };
      entries = [entry, ...entries].slice(0, kept);
      changed.fire();
    },
  };
}

/** Where Git asks for something that is no clean URL, what could hold a secret is cut off. */
export function shownUrl({ protocol, host, path = '' }: GitRequest): string {
  const clean = (text: string): string => text.replace(/\p{Cc}/gu, '').slice(0, 300);
  const bare = clean(host).replace(/^.*@/, '');
  const place = clean(path).replace(/[?#].*$/, '');
  // A path that holds a URL of its own may hold that one's credential.
  const plain = place.replace(/[^/]*:[^/]*@/g, '');
  return `${clean(protocol)}://${bare}${plain === '' ? '' : `/${plain}`}`;
}
