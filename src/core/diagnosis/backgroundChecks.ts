import type { AccountStore } from '../account/accountStore';
import type { Policy } from '../permission/permission';
import type { Provider } from '../provider/provider';
import { checkToken, type CheckTokenParts } from './checkToken';

export interface BackgroundChecksParts extends CheckTokenParts {
  readonly providers: () => readonly Provider[];
  readonly accounts: Pick<AccountStore, 'read' | 'learn'>;
  readonly policy: () => Policy;
  /** Hours after which authentication and expiry are checked again; 0 for never. */
  readonly hours: () => number;
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
    if (account.ok) await checkToken(parts, provider, account.value, limitMs, signal);
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
