import type { Provider } from '../provider/provider';
import type { AccountStore } from './accountStore';
import type { Secret } from './secret';

/**
 * The other providers of the same host that hold this very token, in the order of `providers`. The tokens are read one
 * after the other, and none is kept.
 */
export async function tokenTwins(
  accounts: Pick<AccountStore, 'read'>,
  providers: readonly Provider[],
  provider: Provider,
  token: Secret,
): Promise<readonly Provider[]> {
  const twins: Provider[] = [];
  for (const other of providers) {
    if (other.id === provider.id || other.baseUrl.origin !== provider.baseUrl.origin) continue;
    const account = await accounts.read(other);
    if (account.ok && account.value.token.equals(token.open())) twins.push(other);
  }
  return twins;
}
