import type { AccountStore } from '../../core/account/accountStore';
import type { Secret } from '../../core/account/secret';
import { tokenTwins } from '../../core/account/tokenTwins';
import type { History } from '../../core/history/history';
import type { Provider } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import { machineName } from '../../storage/machineName';

/** What is known of where a token is in use. CI variables and scripts are never among it: nobody tells of them. */
export interface TokenUsage {
  /** Names of the pipeline projects that this machine knows. */
  readonly projects: readonly string[];
  /** Other providers that hold the same token. */
  readonly twins: readonly Provider[];
  /** Other machines that the history names. */
  readonly machines: readonly string[];
}

export interface TokenUsageParts {
  readonly directory: Pick<ProviderDirectory, 'current' | 'projectsOf'>;
  readonly accounts: Pick<AccountStore, 'read'>;
  readonly history: Pick<History, 'read'>;
}

export async function tokenUsage(
  { directory, accounts, history }: TokenUsageParts,
  provider: Provider,
  token: Secret,
): Promise<TokenUsage> {
  const twins = await tokenTwins(accounts, directory.current().providers, provider, token);
  const holders = new Set([provider, ...twins].map(({ id }) => id));
  const entries = await history.read().catch(() => []);
  const machines = entries.filter(({ id }) => holders.has(id)).map(({ machine }) => machine);
  const own = machineName();
  return {
    projects: [...new Set([...holders].flatMap((id) => directory.projectsOf(id)).map(({ name }) => name))],
    twins,
    machines: [...new Set(machines)].filter((machine) => machine !== '' && machine !== own),
  };
}
