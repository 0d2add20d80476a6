import type { AnswerEntry } from '../core/credential/answerLog';
import type { AccountAbsence } from '../core/account/accountStore';
import type { Health } from '../core/provider/health';
import type { Provider } from '../core/provider/provider';
import { providerState, type AccountSummary } from '../core/provider/providerState';

/** A provider with what is known of it on this machine. */
export interface KnownProvider {
  readonly provider: Provider;
  readonly account: AccountSummary | AccountAbsence;
  readonly health: Health | undefined;
}

/** How far the user has come: what completes the steps of the walkthrough. */
export interface Progress {
  readonly hasProviders: boolean;
  readonly hasConnected: boolean;
  /** Git got a credential in this window. */
  readonly hasServed: boolean;
  /** A definition lives where others get it. */
  readonly hasShared: boolean;
  /** The end of every token is known, so that nobody is surprised by it. */
  readonly knowsExpiry: boolean;
}

export function progressOf(
  known: readonly KnownProvider[],
  answers: readonly AnswerEntry[],
  now: Date,
): Progress {
  const active = known.filter(({ provider }) => provider.status === 'active');
  const states = active.map(({ provider, account, health }) => providerState(provider, account, health, now));
  return {
    hasProviders: known.length > 0,
    hasConnected: states.some(({ kind }) => kind === 'connected' || kind === 'expiring'),
    hasServed: answers.some(({ outcome, reason }) => outcome === 'given' && reason !== 'connectionTest'),
    hasShared: known.some(({ provider }) => provider.scope.kind !== 'user'),
    knowsExpiry:
      active.length > 0 &&
      active.every(({ account }) => !('kind' in account) && account.expiresAt !== undefined),
  };
}
