import type { AccountSummaries } from '../account/accountSummaries';
import type { Provider } from './provider';

/** The active providers that cannot work on this machine before somebody enters a token. */
export async function providersWithoutToken(
  providers: readonly Provider[],
  summaries: AccountSummaries,
): Promise<readonly Provider[]> {
  const active = providers.filter(({ status }) => status === 'active');
  const accounts = await Promise.all(active.map((provider) => summaries.of(provider)));
  return active.filter((_, index) => 'kind' in (accounts[index] ?? {}));
}
