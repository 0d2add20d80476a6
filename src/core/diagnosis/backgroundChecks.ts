import type { Account } from '../account/account';
import type { AccountStore } from '../account/accountStore';
import type { GitHost, Identity } from '../host/gitHost';
import type { HostError } from '../host/hostError';
import type { Policy } from '../permission/permission';
import type { Health, HealthStore } from '../provider/health';
import type { Provider } from '../provider/provider';
import type { Result } from '../../shared/result';
import { isUnreached } from './isUnreached';

export interface BackgroundChecksParts {
  readonly providers: () => readonly Provider[];
  readonly accounts: Pick<AccountStore, 'read' | 'learn'>;
  readonly health: Pick<HealthStore, 'read' | 'write'>;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly policy: () => Policy;
  /** Hours after which authentication and expiry are checked again; 0 for never. */
  readonly hours: () => number;
  readonly now: () => Date;
  /** Between two checks, so that they do not come all at once. Rejects when aborted. */
  readonly pause: (signal: AbortSignal) => Promise<void>;
}

const hourMs = 3_600_000;
const limitMs = 15_000;

/**
 * Asks, one after the other, the hosts of active providers that were not checked for long who the token belongs to: one
 * request each. Asks the user nothing. Rejects with the signal's reason when it is aborted.
 */
export async function checkInBackground(parts: BackgroundChecksParts, signal: AbortSignal): Promise<void> {
  for (const provider of parts.providers().filter((each) => isDue(parts, each))) {
    await parts.pause(signal);
    // Another window, Git or the user may have found out meanwhile.
    if (!isDue(parts, provider)) continue;
    const account = await parts.accounts.read(provider);
    if (account.ok) await checkOne(parts, provider, account.value, signal);
  }
}

function isDue({ health, hours, policy, now }: BackgroundChecksParts, provider: Provider): boolean {
  const every = hours() * hourMs;
  if (every <= 0 || provider.status !== 'active') return false;
  if (policy().refuses('read', provider.baseUrl) !== undefined) return false;
  const checkedAt = Date.parse(health.read(provider.id)?.checkedAt ?? '');
  // A check that lies in the future was made before the clock was set back.
  return Number.isNaN(checkedAt) || Math.abs(now().getTime() - checkedAt) >= every;
}

async function checkOne(
  { accounts, health, hosts, now }: BackgroundChecksParts,
  provider: Provider,
  account: Account,
  signal: AbortSignal,
): Promise<void> {
  const client = await hosts.get(provider.type)?.connect(provider.baseUrl, account);
  if (client === undefined) return;
  const timeout = AbortSignal.timeout(limitMs);
  const identity = await client.identity(AbortSignal.any([signal, timeout])).catch((cause: unknown) => {
    signal.throwIfAborted();
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

function factsOf({ username, tokenKind, expiresAt }: Identity, account: Account) {
  const user = account.username ?? username;
  return {
    ...(user !== undefined && { username: user }),
    ...(tokenKind !== undefined && { tokenKind }),
    ...(expiresAt !== undefined && { expiresAt }),
  };
}
