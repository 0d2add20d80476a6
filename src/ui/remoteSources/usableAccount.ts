import type { Account } from '../../core/account/account';
import type { AccountAbsence, AccountStore } from '../../core/account/accountStore';
import type { GitHost } from '../../core/host/gitHost';
import type { HostError } from '../../core/host/hostError';
import type { HealthStore } from '../../core/provider/health';
import type { Provider } from '../../core/provider/provider';
import { blocksGit, providerState } from '../../core/provider/providerState';
import { fail, ok, type Result } from '../../shared/result';

/** Why a provider's host is not asked, or what it answered. */
export type SourceProblem =
  /** It was removed or deactivated while the picker was open. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'tokenMissing'; readonly absence: AccountAbsence }
  /** Known to be refused: a host that is asked again and again with such a token may lock the account. */
  | { readonly kind: 'deadToken'; readonly expired: boolean }
  | { readonly kind: 'host'; readonly error: HostError };

export interface UsableAccountParts {
  readonly accounts: AccountStore;
  readonly health: HealthStore;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly now: () => Date;
}

export interface UsableAccount {
  readonly host: GitHost;
  readonly account: Account;
}

/** A provider's account, unless its host is not to be asked with it. */
export async function usableAccount(
  { accounts, health, hosts, now }: UsableAccountParts,
  provider: Provider,
): Promise<Result<UsableAccount, SourceProblem>> {
  const host = hosts.get(provider.type);
  if (host === undefined || provider.status === 'inactive') return fail({ kind: 'gone' });
  const account = await accounts.read(provider);
  if (!account.ok) return fail({ kind: 'tokenMissing', absence: account.error });
  const state = providerState(provider, account.value, health.read(provider.id), now());
  if (blocksGit(state)) return fail({ kind: 'deadToken', expired: state.kind === 'expired' });
  return ok({ host, account: account.value });
}
