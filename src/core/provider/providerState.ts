import type { AccountAbsence } from '../account/accountStore';
import type { Health } from './health';
import type { Provider } from './provider';

/** The part of an account that may be shown and kept in memory. */
export interface AccountSummary {
  readonly username?: string;
  readonly email?: string;
  readonly tokenKind?: string;
  readonly expiresAt?: string;
  readonly savedAt: string;
  readonly tokenSavedAt?: string;
}

/** What a provider is like right now, in the one word that a row shows. */
export type ProviderState =
  | { readonly kind: 'inactive' }
  | { readonly kind: 'tokenMissing'; readonly absence: AccountAbsence }
  | { readonly kind: 'expired' }
  | { readonly kind: 'rejected' }
  | { readonly kind: 'expiring'; readonly days: number }
  | { readonly kind: 'offline' }
  | { readonly kind: 'problem' }
  | { readonly kind: 'connected' }
  | { readonly kind: 'notTested' };

export const expiryNoticeDays = 14;
const dayMs = 86_400_000;

export function providerState(
  provider: Provider,
  account: AccountSummary | AccountAbsence,
  health: Health | undefined,
  now: Date,
): ProviderState {
  if (provider.status === 'inactive') return { kind: 'inactive' };
  if ('kind' in account) return { kind: 'tokenMissing', absence: account };
  const current = health?.tokenSavedAt === account.savedAt ? health : undefined;
  if (current?.outcome === 'rejected') return { kind: 'rejected' };
  const days = daysLeft(account.expiresAt, now);
  if (days !== undefined && days < 0) return { kind: 'expired' };
  switch (current?.outcome) {
    case undefined:
      return { kind: 'notTested' };
    case 'offline':
    case 'problem':
      return { kind: current.outcome };
    case 'connected':
      return days !== undefined && days <= expiryNoticeDays
        ? { kind: 'expiring', days }
        : { kind: 'connected' };
  }
}

/** Whole days until an expiry (0: less than a day), negative when it has passed, `undefined` without one. */
export function daysLeft(expiresAt: string | undefined, now: Date): number | undefined {
  if (expiresAt === undefined) return undefined;
  const left = Date.parse(expiresAt) - now.getTime();
  return Number.isNaN(left) ? undefined : Math.floor(left / dayMs);
}

/** Git fails with this provider now, whatever the repository. */
export function blocksGit(state: ProviderState): boolean {
  return state.kind === 'rejected' || state.kind === 'expired';
}
