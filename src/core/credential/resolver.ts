import type { Account } from '../account/account';
import type { AccountStore } from '../account/accountStore';
import type { GitHost } from '../host/gitHost';
import type { HealthStore } from '../provider/health';
import type { ProviderDirectory } from '../provider/providerDirectory';
import { blocksGit, providerState } from '../provider/providerState';
import { chooseProvider, type ChoiceReason, type Contender } from './chooseProvider';
import { indexCoverage, type CoverageIndex } from './coverage';
import type { RequestedUrl } from './requestedUrl';
import type { RememberedChoices } from './rememberedChoices';

/** A provider that covers a URL, with the account that it would answer with. */
export interface Match extends Contender {
  readonly account: Account;
  readonly host: GitHost;
}

export type Resolution =
  | { readonly kind: 'chosen'; readonly match: Match; readonly reason: ChoiceReason }
  | { readonly kind: 'ambiguous'; readonly matches: readonly [Match, ...Match[]] }
  /** Providers cover the URL, and the host refuses the token of every one of them. */
  | { readonly kind: 'refused'; readonly match: Match }
  | { readonly kind: 'none' };

export interface ResolveOptions {
  readonly username?: string;
  /** Definitions of this window's workspace count too. */
  readonly includeWorkspace: boolean;
}

export interface Resolver {
  /** Active providers with a token that cover the URL, working or not. */
  matches(url: RequestedUrl, includeWorkspace: boolean): Promise<readonly Match[]>;
  /** Who answers for a URL. Asks nobody and changes nothing. */
  resolve(url: RequestedUrl, options: ResolveOptions): Promise<Resolution>;
}

export interface ResolverParts {
  readonly directory: ProviderDirectory;
  readonly accounts: AccountStore;
  readonly health: HealthStore;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly remembered: RememberedChoices;
  readonly now: () => Date;
}

export function createResolver(parts: ResolverParts): Resolver {
  const { directory, accounts, health, hosts, remembered } = parts;
  let index: CoverageIndex | undefined;
  directory.onDidChange(() => (index = undefined));

  const matches = async (url: RequestedUrl, includeWorkspace: boolean): Promise<readonly Match[]> => {
    const { providers, projects } = directory.current();
    index ??= indexCoverage(providers, hosts, projects);
    const candidates = index
      .candidates(url)
      .filter(({ provider }) => includeWorkspace || provider.scope.kind === 'user');
    const found = await Promise.all(
      candidates.map(async (candidate): Promise<Match[]> => {
        const account = await accounts.read(candidate.provider);
        const host = hosts.get(candidate.provider.type);
        if (!account.ok || host === undefined) return [];
        const { username } = account.value;
        return [{ ...candidate, host, account: account.value, ...(username !== undefined && { username }) }];
      }),
    );
    return found.flat();
  };

  const works = ({ provider, account }: Match): boolean =>
    !blocksGit(providerState(provider, account, health.read(provider.id), parts.now()));

  return {
    matches,
    async resolve(url, { username, includeWorkspace }) {
      const found = await matches(url, includeWorkspace);
      const working = found.filter(works);
      const [refused] = found;
      if (working.length === 0)
        return refused === undefined ? { kind: 'none' } : { kind: 'refused', match: refused };
      const repositoryKey = working[0]?.repositoryKey;
      const bound = working.find((match) => match.bound === true)?.provider.id;
      const boundTo = bound ?? (repositoryKey === undefined ? undefined : remembered.read(repositoryKey));
      const choice = chooseProvider(working, {
        ...(username !== undefined && { username }),
        ...(boundTo !== undefined && { boundTo }),
      });
      if (choice.kind === 'none') return choice;
      const ids = (choice.kind === 'chosen' ? [choice.provider] : choice.providers).map(({ id }) => id);
      const [match, ...others] = working.filter(({ provider }) => ids.includes(provider.id));
      if (match === undefined) return { kind: 'none' };
      return choice.kind === 'chosen'
        ? { kind: 'chosen', match, reason: choice.reason }
        : { kind: 'ambiguous', matches: [match, ...others] };
    },
  };
}
