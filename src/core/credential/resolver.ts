import type { Account } from '../account/account';
import type { AccountStore } from '../account/accountStore';
import type { GitHost } from '../host/gitHost';
import type { Project } from '../project/project';
import type { HealthStore } from '../provider/health';
import type { ProviderDirectory } from '../provider/providerDirectory';
import { blocksGit, providerState } from '../provider/providerState';
import { bindingsInOrder } from './bindingsInOrder';
import { chooseProvider, type ChoiceReason, type Contender, type RunnerUp } from './chooseProvider';
import type { ConfirmedBindings } from './confirmedBindings';
import { indexCoverage, type Candidate, type CoverageIndex } from './coverage';
import { remoteRequest } from './remoteRequest';
import { requestedUrl, type RequestedUrl } from './requestedUrl';
import type { RememberedChoices } from './rememberedChoices';

/** A provider that covers a URL, with the account that it would answer with. */
export interface Match extends Contender {
  readonly account: Account;
  readonly host: GitHost;
}

export type Resolution =
  | {
      readonly kind: 'chosen';
      readonly match: Match;
      readonly reason: ChoiceReason;
      readonly runnersUp: readonly RunnerUp[];
    }
  | {
      readonly kind: 'ambiguous';
      readonly matches: readonly [Match, ...Match[]];
      readonly runnersUp: readonly RunnerUp[];
    }
  /** Providers cover the URL, and the host refuses the token of every one of them. */
  | { readonly kind: 'refused'; readonly match: Match }
  /** The user wants Git's own login for this repository. */
  | { readonly kind: 'ownLogin' }
  /**
   * The workspace binds the repository to a provider of the user's, who has not agreed to that. `otherwise` answers
   * until then.
   */
  | { readonly kind: 'unconfirmed'; readonly match: Match; readonly otherwise: Resolution }
  | { readonly kind: 'none' };

export interface ResolveOptions {
  readonly username?: string;
  /** Definitions and bindings of this window's workspace count too. */
  readonly includeWorkspace: boolean;
}

export interface Resolver {
  /** Active providers that cover the URL or that it is bound to, with a token or without. */
  candidates(url: RequestedUrl, includeWorkspace: boolean): readonly Candidate[];
  /** Active providers with a token that cover the URL, working or not. */
  matches(url: RequestedUrl, includeWorkspace: boolean): Promise<readonly Match[]>;
  /** Nothing is known that keeps the match's token from Git. */
  works(match: Match): boolean;
  /** Who answers for a URL. Asks nobody and changes nothing. */
  resolve(url: RequestedUrl, options: ResolveOptions): Promise<Resolution>;
}

export interface ResolverParts {
  readonly directory: ProviderDirectory;
  readonly accounts: AccountStore;
  readonly health: HealthStore;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly remembered: RememberedChoices;
  /** Without it the user has agreed to nothing. */
  readonly confirmed?: Pick<ConfirmedBindings, 'read'>;
  readonly now: () => Date;
}

type BindingSource = 'userProject' | 'remembered' | 'workspaceProject';

interface Binding {
  readonly match: Match;
  readonly source: BindingSource;
}

export function createResolver(parts: ResolverParts): Resolver {
  const { directory, accounts, health, hosts, remembered } = parts;
  let index: CoverageIndex | undefined;
  const renew = (): void => {
    index = undefined;
  };
  directory.onDidChange(renew);
  remembered.onDidChange(renew);

  const coverage = (): CoverageIndex => {
    const { providers, projects } = directory.current();
    return (index ??= indexCoverage(providers, hosts, bindingsInOrder(projects, remembered)));
  };

  const candidates = (url: RequestedUrl, includeWorkspace: boolean): readonly Candidate[] =>
    coverage()
      .candidates(url)
      .filter(({ provider }) => includeWorkspace || provider.scope.kind === 'user');

  const matches = async (url: RequestedUrl, includeWorkspace: boolean): Promise<readonly Match[]> => {
    const found = await Promise.all(
      candidates(url, includeWorkspace).map(async (candidate): Promise<Match[]> => {
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

  /** The index keeps one binding a repository, the one that counts; this tells whose it is. */
  const sourceOf = ({ provider, repositoryKey = '' }: Match): BindingSource => {
    const binds = ({ providerId, scope, repositoryUrl }: Project): boolean =>
      providerId === provider.id && scope.kind === 'user' && names(repositoryUrl, repositoryKey);
    if (directory.current().projects.some(binds)) return 'userProject';
    return remembered.read(repositoryKey)?.providerId === provider.id ? 'remembered' : 'workspaceProject';
  };
  const names = (repositoryUrl: string, repositoryKey: string): boolean => {
    const request = remoteRequest(repositoryUrl);
    const url = request && requestedUrl(request);
    return (
      url !== undefined &&
      coverage()
        .candidates(url)
        .some((each) => each.repositoryKey === repositoryKey)
    );
  };

  const choose = (working: readonly Match[], username: string | undefined, binding?: Binding): Resolution => {
    const choice = chooseProvider(working, {
      ...(username !== undefined && { username }),
      ...(binding !== undefined && {
        boundTo: binding.match.provider.id,
        boundBy: binding.source === 'remembered' ? 'remembered' : 'bound',
      }),
    });
    if (choice.kind === 'none') return choice;
    const ids = (choice.kind === 'chosen' ? [choice.provider] : choice.providers).map(({ id }) => id);
    const [match, ...others] = working.filter(({ provider }) => ids.includes(provider.id));
    if (match === undefined) return { kind: 'none' };
    const { runnersUp } = choice;
    return choice.kind === 'chosen'
      ? { kind: 'chosen', match, reason: choice.reason, runnersUp }
      : { kind: 'ambiguous', matches: [match, ...others], runnersUp };
  };

  const bindingAmong = (found: readonly Match[], includeWorkspace: boolean): Binding | undefined => {
    const match = found.find(({ bound }) => bound === true);
    const source = match && sourceOf(match);
    if (match === undefined || source === undefined) return undefined;
    return source === 'workspaceProject' && !includeWorkspace ? undefined : { match, source };
  };

  /** What comes of a binding that somebody else wrote to a provider of the user's. */
  const withConsent = (working: readonly Match[], binding: Binding, username?: string): Resolution => {
    const { provider, repositoryKey = '' } = binding.match;
    const agreed = parts.confirmed?.read(repositoryKey, provider.id);
    if (agreed === true) return choose(working, username, binding);
    const otherwise = choose(working, username);
    const same = otherwise.kind === 'chosen' && otherwise.match.provider.id === provider.id;
    return agreed === false || same ? otherwise : { kind: 'unconfirmed', match: binding.match, otherwise };
  };

  return {
    candidates,
    matches,
    works,
    async resolve(url, { username, includeWorkspace }) {
      const found = await matches(url, includeWorkspace);
      const choice = remembered.read(found[0]?.repositoryKey ?? '');
      if (choice !== undefined && choice.providerId === undefined) return { kind: 'ownLogin' };
      const working = found.filter(works);
      if (working.length === 0) {
        const wanted = choose(found, username, bindingAmong(found, includeWorkspace));
        return refusedAmong(wanted, found);
      }
      const binding = bindingAmong(working, includeWorkspace);
      const theirs = binding?.source === 'workspaceProject' && binding.match.provider.scope.kind === 'user';
      return theirs ? withConsent(working, binding, username) : choose(working, username, binding);
    },
  };
}

/** Names the provider that would have answered. */
function refusedAmong(choice: Resolution, found: readonly Match[]): Resolution {
  const match = choice.kind === 'chosen' ? choice.match : found[0];
  return match === undefined ? { kind: 'none' } : { kind: 'refused', match };
}
