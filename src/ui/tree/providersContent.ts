import type { Directory } from '../../core/provider/readDirectory';
import { providersWithoutToken } from '../../core/provider/providersWithoutToken';
import { scopeKey, type Provider, type Scope } from '../../core/provider/provider';
import { sourceProblemSentence } from '../remoteSources/sourceWords';
import type { Remains } from '../remains';
import type { CountedKind } from './countedItem';
import { lastTestOf } from './lastTest';
import type { ProviderRowParts } from './providerRowItem';
import type { RepositoryListings } from './repositoryListings';
import type { Detail, Row } from './row';

export interface ProvidersContentParts extends ProviderRowParts {
  readonly remains: Remains;
  readonly listings: RepositoryListings;
  /** Address of the open repository that a new provider would be for. */
  readonly openRemote: () => string | undefined;
}

/** Which rows the Providers view has, and below which. */
export interface ProvidersContent {
  children(row: Row | undefined): Promise<readonly Row[]>;
  /** The rows stand in groups, one a scope. */
  isGrouped(): boolean;
  /** The row of a provider as the view knows it. */
  providerRow(providerId: string): Row;
  repositoriesRow(providerId: string): Row;
}

export function createProvidersContent(parts: ProvidersContentParts): ProvidersContent {
  const { directory, summaries, remains, listings } = parts;
  const kept = new Map<string, Row>();
  /** Each of very many rows asks. */
  let seen: { readonly directory: Directory; readonly grouped: boolean } | undefined;
  const keep = (row: Extract<Row, { kind: 'provider' | 'detail' }>): Row => {
    const key = row.kind === 'detail' ? `${row.providerId} ${row.detail}` : row.providerId;
    const known = kept.get(key) ?? row;
    kept.set(key, known);
    return known;
  };
  const providerRow = (providerId: string): Row => keep({ kind: 'provider', providerId });
  const detailRow = (providerId: string, detail: Detail): Row => keep({ kind: 'detail', providerId, detail });

  const root = async (): Promise<readonly Row[]> => {
    const { providers, problems, refusal } = directory.current();
    const missing = await providersWithoutToken(providers, summaries);
    for (const [key, { kind }] of kept) {
      if (kind === 'provider' && !directory.current().byId.has(key)) kept.delete(key);
    }
    const scopes = scopesOf(providers);
    const rows: readonly Row[] = [
      ...counted('interrupted', remains.unfinished().length),
      ...counted('vanished', remains.lost().length),
      ...(missing.length > 1 ? counted('missingTokens', missing.length) : []),
      ...(scopes.length > 1
        ? scopes.map((scope): Row => ({ kind: 'scope', scope }))
        : providers.map(({ id }) => providerRow(id))),
      ...problems.map((problem): Row => ({ kind: 'problem', setting: 'gitProviders.providers', problem })),
    ];
    const mayAdd = refusal === undefined && directory.policy().allows('write');
    const url = rows.length === 0 && mayAdd ? parts.openRemote() : undefined;
    return url === undefined ? rows : [{ kind: 'connect', url }];
  };
  const details = async (provider: Provider): Promise<readonly Row[]> => {
    const { id, organization, status } = provider;
    const account = await summaries.of(provider);
    const shown: readonly (readonly [Detail, boolean])[] = [
      ['account', !('kind' in account)],
      ['organization', organization !== undefined],
      ['token', true],
      ['lastTest', true],
      ['projects', directory.projectsOf(id).length > 0],
      ['repositories', status === 'active'],
    ];
    return shown.flatMap(([detail, applies]) => (applies ? [detailRow(id, detail)] : []));
  };
  const checks = async (provider: Provider): Promise<readonly Row[]> => {
    const account = await summaries.of(provider);
    const last = 'kind' in account ? undefined : lastTestOf(parts, provider, account);
    return (last?.report?.checks ?? []).map(({ id }): Row => ({
      kind: 'check',
      providerId: provider.id,
      check: id,
    }));
  };
  const repositories = async (providerId: string): Promise<readonly Row[]> => {
    const { repositories: found, more, problem } = await listings.list(providerId);
    const rows = found.map((repository): Row => ({ kind: 'repository', providerId, repository }));
    if (problem !== undefined) {
      return [...rows, { kind: 'repositoriesFailed', providerId, sentence: sourceProblemSentence(problem) }];
    }
    if (more) return [...rows, { kind: 'moreRepositories', providerId }];
    return rows.length > 0 ? rows : [{ kind: 'noRepositories', providerId }];
  };
  const below = (provider: Provider, detail: Detail): Promise<readonly Row[]> | readonly Row[] => {
    const { id: providerId } = provider;
    switch (detail) {
      case 'lastTest':
        return checks(provider);
      case 'projects':
        return directory
          .projectsOf(providerId)
          .map((project): Row => ({ kind: 'project', providerId, project }));
      case 'repositories':
        return repositories(providerId);
      case 'account':
      case 'organization':
      case 'token':
        return [];
    }
  };
  return {
    isGrouped: () => {
      const current = directory.current();
      if (seen?.directory !== current) {
        seen = { directory: current, grouped: scopesOf(current.providers).length > 1 };
      }
      return seen.grouped;
    },
    providerRow,
    repositoriesRow: (providerId) => detailRow(providerId, 'repositories'),
    async children(row) {
      if (row === undefined) return root();
      const { byId, providers } = directory.current();
      if (row.kind === 'scope') {
        const key = scopeKey(row.scope);
        return providers.filter(({ scope }) => scopeKey(scope) === key).map(({ id }) => providerRow(id));
      }
      if (row.kind !== 'provider' && row.kind !== 'detail') return [];
      const provider = byId.get(row.providerId);
      if (provider === undefined) return [];
      return row.kind === 'provider' ? details(provider) : below(provider, row.detail);
    },
  };
}

function counted(kind: CountedKind, count: number): readonly Row[] {
  return count > 0 ? [{ kind, count }] : [];
}

/** The scopes that hold a provider, in the order of the directory. */
function scopesOf(providers: readonly Provider[]): readonly Scope[] {
  return [...new Map(providers.map(({ scope }) => [scopeKey(scope), scope])).values()];
}
