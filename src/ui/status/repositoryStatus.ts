import type { AccountSummaries } from '../../core/account/accountSummaries';
import type { Resolution, Resolver } from '../../core/credential/resolver';
import { remoteRequest } from '../../core/credential/remoteRequest';
import { requestedUrl } from '../../core/credential/requestedUrl';
import type { HealthStore } from '../../core/provider/health';
import type { Provider } from '../../core/provider/provider';
import { providerState, type ProviderState } from '../../core/provider/providerState';

/** An address that a repository is fetched from or pushed to. */
export interface NamedRemote {
  readonly name: string;
  readonly url: string;
}

/** The provider that Git gets for one remote. */
export interface RemoteProvider {
  readonly remote: string;
  readonly provider: Provider;
  readonly state: ProviderState;
  readonly username?: string;
  /** Git is stopped for this remote now: no token that covers it works. */
  readonly stopped: boolean;
}

export type RepositoryStatus =
  | {
      readonly kind: 'provider';
      readonly shown: RemoteProvider;
      /** Remotes of other providers, one a provider. */
      readonly others: readonly RemoteProvider[];
    }
  /** Several fit equally well, and nobody has chosen. */
  | { readonly kind: 'undecided'; readonly remote: string; readonly providers: readonly Provider[] };

export interface RepositoryStatusParts {
  readonly resolver: Pick<Resolver, 'resolve' | 'candidates'>;
  readonly summaries: Pick<AccountSummaries, 'of'>;
  readonly health: Pick<HealthStore, 'read'>;
  readonly now: () => Date;
}

/**
 * Who answers for the remotes of a repository, the first of them before the others. `undefined`: no provider has to do
 * with any of them. Asks nobody.
 */
export async function repositoryStatus(
  parts: RepositoryStatusParts,
  remotes: readonly NamedRemote[],
): Promise<RepositoryStatus | undefined> {
  const found = (await Promise.all(remotes.map((remote) => statusOf(parts, remote)))).flat();
  const [first] = found;
  if (first === undefined || first.kind === 'undecided') return first;
  const byId = new Map<string, RemoteProvider>();
  for (const each of found) {
    if (each.kind === 'provider' && !byId.has(each.shown.provider.id))
      byId.set(each.shown.provider.id, each.shown);
  }
  const [shown, ...others] = byId.values();
  return shown && { kind: 'provider', shown, others };
}

async function statusOf(
  parts: RepositoryStatusParts,
  { name, url }: NamedRemote,
): Promise<readonly RepositoryStatus[]> {
  const request = remoteRequest(url);
  const requested = request && requestedUrl(request);
  if (request === undefined || requested === undefined) return [];
  const { username } = request;
  const options = { includeWorkspace: true, ...(username !== undefined && { username }) };
  const resolution = effective(await parts.resolver.resolve(requested, options));
  switch (resolution.kind) {
    case 'chosen':
    case 'refused': {
      const { provider, account, username: user } = resolution.match;
      const state = providerState(provider, account, parts.health.read(provider.id), parts.now());
      const stopped = resolution.kind === 'refused';
      const shown = { remote: name, provider, state, stopped, ...(user !== undefined && { username: user }) };
      return [{ kind: 'provider', shown, others: [] }];
    }
    case 'ambiguous':
      return [
        { kind: 'undecided', remote: name, providers: resolution.matches.map(({ provider }) => provider) },
      ];
    case 'none': {
      const [candidate] = parts.resolver.candidates(requested, true);
      return candidate === undefined ? [] : [await withoutToken(parts, name, candidate.provider)];
    }
    case 'ownLogin':
    case 'unconfirmed':
      return [];
  }
}

/** Until the user agrees to what a workspace binds, what answers without it counts. */
function effective(resolution: Resolution): Resolution {
  return resolution.kind === 'unconfirmed' ? effective(resolution.otherwise) : resolution;
}

/** A provider covers the remote, and this machine has no token of it: Git asks the user itself. */
async function withoutToken(
  { summaries, health, now }: RepositoryStatusParts,
  remote: string,
  provider: Provider,
): Promise<RepositoryStatus> {
  const account = await summaries.of(provider);
  const state = providerState(provider, account, health.read(provider.id), now());
  return { kind: 'provider', shown: { remote, provider, state, stopped: false }, others: [] };
}
