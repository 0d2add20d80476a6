import type { Provider } from '../provider/provider';
import type { Candidate } from './coverage';

/** A candidate whose account may be used, with the account's name on the host. */
export interface Contender extends Candidate {
  readonly username?: string;
}

/** The step at which the answer was clear. */
export type ChoiceReason = 'bound' | 'onlyOne' | 'username' | 'longestOrganization' | 'workspaceBeforeUser';

export type Choice =
  | {
      readonly kind: 'chosen';
      readonly provider: Provider;
      readonly reason: ChoiceReason;
      readonly runnersUp: readonly Provider[];
    }
  | { readonly kind: 'ambiguous'; readonly providers: readonly Provider[] }
  | { readonly kind: 'none' };

export interface ChoiceHints {
  /** Id of the provider that the repository is bound to. */
  readonly boundTo?: string;
  /** The user name in the URL. */
  readonly username?: string;
}

/**
 * Which of the providers that cover a URL answers: the one bound to the repository; else the only one with the
 * user name in the URL; else the longest organization; else workspace before user scope; else it is ambiguous.
 */
export function chooseProvider(contenders: readonly Contender[], hints: ChoiceHints): Choice {
  const bound = contenders.find(({ provider }) => provider.id === hints.boundTo);
  if (bound !== undefined) return chosen(bound, 'bound', contenders);
  const [only, second] = contenders;
  if (only === undefined) return { kind: 'none' };
  if (second === undefined) return chosen(only, 'onlyOne', contenders);

  const wanted = hints.username?.toLowerCase();
  const named = contenders.filter(
    ({ username }) => wanted !== undefined && username?.toLowerCase() === wanted,
  );
  if (named.length === 1 && named[0] !== undefined) return chosen(named[0], 'username', contenders);

  const longest = Math.max(...contenders.map(({ organizationLength }) => organizationLength));
  const closest = contenders.filter(({ organizationLength }) => organizationLength === longest);
  if (closest.length === 1 && closest[0] !== undefined) {
    return chosen(closest[0], 'longestOrganization', contenders);
  }
  const shared = closest.filter(({ provider }) => provider.scope.kind !== 'user');
  if (shared.length === 1 && shared[0] !== undefined)
    return chosen(shared[0], 'workspaceBeforeUser', contenders);
  return {
    kind: 'ambiguous',
    providers: (shared.length > 0 ? shared : closest).map(({ provider }) => provider),
  };
}

function chosen(winner: Contender, reason: ChoiceReason, contenders: readonly Contender[]): Choice {
  const runnersUp = contenders.filter((other) => other !== winner).map(({ provider }) => provider);
  return { kind: 'chosen', provider: winner.provider, reason, runnersUp };
}
