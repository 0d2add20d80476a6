import type { Account } from '../../account/account';
import type { AccountAbsence, AccountStore } from '../../account/accountStore';
import type { GitHost, HostClient, Identity } from '../../host/gitHost';
import type { HostError } from '../../host/hostError';
import type { Policy, Refusal } from '../../permission/permission';
import type { Provider } from '../../provider/provider';
import { fail, ok, type Result } from '../../../shared/result';

/** A token that can be replaced through its host's API, as far as that can be told beforehand. */
export interface RotationPlan {
  readonly provider: Provider;
  readonly account: Account;
  readonly client: HostClient;
  readonly identity: Identity;
}

/** Why a token cannot be replaced through its host's API. Nothing was changed. */
export type RotationObstacle =
  | AccountAbsence
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** The host replaces no tokens, or none of this kind. */
  | { readonly kind: 'notOffered' }
  /** The token may not replace itself: it lacks `scope`. */
  | { readonly kind: 'scopeMissing'; readonly scope: string }
  | { readonly kind: 'hostError'; readonly error: HostError };

export interface PlanRotationParts {
  readonly accounts: Pick<AccountStore, 'read'>;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly policy: () => Policy;
}

/**
 * Asks the host who the token is, and whether it may replace itself. A host that does not tell the scopes is left to
 * refuse: that changes nothing. Rejects with the signal's reason when it is aborted.
 */
export async function planRotation(
  { accounts, hosts, policy }: PlanRotationParts,
  provider: Provider,
  signal: AbortSignal,
): Promise<Result<RotationPlan, RotationObstacle>> {
  const refusal = policy().refuses('write', provider.baseUrl);
  if (refusal !== undefined) return fail({ kind: 'refused', refusal });
  const account = await accounts.read(provider);
  if (!account.ok) return account;
  const host = hosts.get(provider.type);
  const capabilities = host?.capabilities(provider.baseUrl);
  if (host === undefined || capabilities?.rotationScope === undefined) return fail({ kind: 'notOffered' });
  const client = await host.connect(provider.baseUrl, account.value);
  const identity = await client.identity(signal);
  if (!identity.ok) return fail({ kind: 'hostError', error: identity.error });
  const { scopes, tokenKind } = identity.value;
  const facts = capabilities.tokenKinds.find(({ kind }) => kind === tokenKind);
  if (facts?.rotates === false) return fail({ kind: 'notOffered' });
  if (scopes !== undefined) {
    const [scope] = host.missingScopes(scopes, [{ name: capabilities.rotationScope }]);
    if (scope !== undefined) return fail({ kind: 'scopeMissing', scope });
  }
  return ok({ provider, account: account.value, client, identity: identity.value });
}
