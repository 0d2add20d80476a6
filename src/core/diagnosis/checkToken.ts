import type { Result } from '../../shared/result';
import type { Account } from '../account/account';
import type { AccountFacts, AccountStore } from '../account/accountStore';
import type { GitHost, Identity } from '../host/gitHost';
import type { HostError } from '../host/hostError';
import type { Health, HealthStore } from '../provider/health';
import type { Provider } from '../provider/provider';
import { isUnreached } from './isUnreached';

export interface CheckTokenParts {
  readonly accounts: Pick<AccountStore, 'learn'>;
  readonly health: Pick<HealthStore, 'read' | 'write'>;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly now: () => Date;
}

/**
 * Asks the host once who the token belongs to: what it says of the token goes into the account and the health. A host
 * that does not answer within `limitMs` milliseconds is offline. Rejects with the signal's reason when it is aborted.
 */
export async function checkToken(
  { accounts, health, hosts, now }: CheckTokenParts,
  provider: Provider,
  account: Account,
  limitMs: number,
  signal?: AbortSignal,
): Promise<void> {
  const client = await hosts.get(provider.type)?.connect(provider.baseUrl, account);
  if (client === undefined) return;
  const timeout = AbortSignal.timeout(limitMs);
  const limit = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
  const identity = await client.identity(limit).catch((cause: unknown) => {
    signal?.throwIfAborted();
    if (timeout.aborted) return undefined;
    throw cause;
  });
  const known = health.read(provider.id);
  const before = known?.tokenSavedAt === account.savedAt ? known.outcome : undefined;
  const outcome = outcomeOf(identity, before);
  if (identity?.ok === true) await accounts.learn(provider, account.token, factsOf(identity.value, account));
  if (outcome === undefined) return;
  const checkedAt = now().toISOString();
  await health.write(provider.id, { outcome, checkedAt, tokenSavedAt: account.savedAt });
}

/** `undefined`: nothing was learned. A host that cannot be reached says nothing of the token. */
function outcomeOf(
  identity: Result<Identity, HostError> | undefined,
  before: Health['outcome'] | undefined,
): Health['outcome'] | undefined {
  if (identity?.ok === true) return before === 'problem' ? 'problem' : 'connected';
  if (identity?.error.kind === 'unauthorized') return 'rejected';
  if (identity !== undefined && !isUnreached(identity.error)) return undefined;
  return before === 'rejected' ? undefined : 'offline';
}

function factsOf({ username, tokenKind, expiresAt }: Identity, account: Account): AccountFacts {
  const user = account.username ?? username;
  return {
    ...(user !== undefined && { username: user }),
    ...(tokenKind !== undefined && { tokenKind }),
    ...(expiresAt !== undefined && { expiresAt }),
  };
}
