import type { Provider } from '../provider/provider';
import type { Candidate } from './coverage';

/** A candidate whose account may be used, with the account's name on the host. */
export interface Contender extends Candidate {
  readonly username?: string;
}

/**
 * The step at which the answer was clear. `bound`: a pipeline project names the provider. `remembered`: the user chose
 * it for the repository.
 */
export type ChoiceReason =
  'bound' | 'remembered' | 'onlyOne' | 'username' | 'longestOrganization' | 'workspaceBeforeUser';

/** Why a provider that covers the URL, and works, does not answer. */
export type LossReason =
  /** The repository is bound to another one. */
  | 'boundElsewhere'
  /** The user chose another one for the repository. */
  | 'chosenElsewhere'
  /** Another one alone has the user name in the URL. */
  | 'otherUsername'
  /** The organization of another one fits more of the path. */
  | 'shorterOrganization'
  /** One that the workspace defines comes before it. */
  | 'workspaceFirst';

export interface RunnerUp {
  readonly provider: Provider;
  readonly loss: LossReason;
}

export type Choice =
  | {
      readonly kind: 'chosen';
      readonly provider: Provider;
      readonly reason: ChoiceReason;
      readonly runnersUp: readonly RunnerUp[];
    }
  | {
      readonly kind: 'ambiguous';
      readonly providers: readonly Provider[];
      readonly runnersUp: readonly RunnerUp[];
    }
  | { readonly kind: 'none' };

export interface ChoiceHints {
  /** Id of the provider that the repository is bound to. */
  readonly boundTo?: string;
  /** Who bound it; a pipeline project unless given. */
  readonly boundBy?: 'bound' | 'remembered';
  /** The user name in the URL. */
  readonly username?: string;
}

/**
 * Which of the providers that cover a URL answers: the one bound to the repository; else the only one with the
 * user name in the URL; else the longest organization; else workspace before user scope; else it is ambiguous.
 */
export function chooseProvider(contenders: readonly Contender[], hints: ChoiceHints): Choice {
  const bound = contenders.find(({ provider }) => provider.id === hints.boundTo);
  if (bound !== undefined) {
    const reason = hints.boundBy ?? 'bound';
    const loss = reason === 'bound' ? 'boundElsewhere' : 'chosenElsewhere';
    return chosen(bound, reason, losers(contenders, [bound], loss));
  }
  const [only, second] = contenders;
  if (only === undefined) return { kind: 'none' };
  if (second === undefined) return chosen(only, 'onlyOne', []);

  const wanted = hints.username?.toLowerCase();
  const named = contenders.filter(
    ({ username }) => wanted !== undefined && username?.toLowerCase() === wanted,
  );
  if (named.length === 1 && named[0] !== undefined) {
    return chosen(named[0], 'username', losers(contenders, named, 'otherUsername'));
  }

  const longest = Math.max(...contenders.map(({ organizationLength }) => organizationLength));
  const closest = contenders.filter(({ organizationLength }) => organizationLength === longest);
  const shorter = losers(contenders, closest, 'shorterOrganization');
  if (closest.length === 1 && closest[0] !== undefined) {
    return chosen(closest[0], 'longestOrganization', shorter);
  }
  const shared = closest.filter(({ provider }) => provider.scope.kind !== 'user');
  const first = shared.length > 0 ? shared : closest;
  const runnersUp = [...losers(closest, first, 'workspaceFirst'), ...shorter];
  if (first.length === 1 && first[0] !== undefined) return chosen(first[0], 'workspaceBeforeUser', runnersUp);
  return { kind: 'ambiguous', providers: first.map(({ provider }) => provider), runnersUp };
}

function losers(
  all: readonly Contender[],
  winners: readonly Contender[],
  loss: LossReason,
): readonly RunnerUp[] {
  return all.filter((each) => !winners.includes(each)).map(({ provider }) => ({ provider, loss }));
}

function chosen(winner: Contender, reason: ChoiceReason, runnersUp: readonly RunnerUp[]): Choice {
  return { kind: 'chosen', provider: winner.provider, reason, runnersUp };
}
