import type { AccountAbsence } from '../account/accountStore';
import type { Provider } from '../provider/provider';
import type { AccountSummary } from '../provider/providerState';
import type { FoundLogin } from './foundLogin';

/** A provider with what is known of its account on this machine. */
export interface KnownAccount {
  readonly provider: Provider;
  readonly account: AccountSummary | AccountAbsence;
}

/**
 * What can be done with a login: `fill` a provider of the same host that has no token on this machine, `replace` the
 * token of one whose account is the same, or `add` a provider.
 */
export type LoginTarget =
  | { readonly kind: 'fill'; readonly provider: Provider }
  | { readonly kind: 'replace'; readonly provider: Provider }
  | { readonly kind: 'add' };

/**
 * The targets of a login, the likeliest first. A provider that a workspace defines is never the first: the user has to
 * say that its token is to come from here.
 */
export function loginTargets(
  { baseUrl, type, username }: Pick<FoundLogin, 'baseUrl' | 'type' | 'username'>,
  known: readonly KnownAccount[],
): readonly LoginTarget[] {
  const here = known.filter(
    ({ provider }) =>
      provider.baseUrl.href === baseUrl.href && (type === undefined || provider.type === type),
  );
  const fill = here
    .filter(({ account }) => 'kind' in account)
    .map(({ provider }): LoginTarget => ({ kind: 'fill', provider }));
  const replace = here
    .filter(({ account }) => !('kind' in account) && isSame(account.username, username))
    .map(({ provider }): LoginTarget => ({ kind: 'replace', provider }));
  const own = fill.filter((target) => target.kind === 'fill' && target.provider.scope.kind === 'user');
  const foreign = fill.filter((target) => !own.includes(target));
  return [...own, { kind: 'add' }, ...foreign, ...replace];
}

/** Hosts do not tell two accounts apart by letter case. */
function isSame(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one.toLowerCase() === other?.toLowerCase();
}

/** The same account of the same host found in two places counts once: what comes first stands. */
export function withoutDoubles(logins: readonly FoundLogin[]): readonly FoundLogin[] {
  const seen = new Set<string>();
  return logins.filter(({ baseUrl, username }) => {
    const key = `${baseUrl.href} ${username?.toLowerCase() ?? ''}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
