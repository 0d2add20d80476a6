import type { TokenKind } from '../../core/account/account';
import { Secret } from '../../core/account/secret';
import type { GitHost } from '../../core/host/gitHost';
import type { BaseUrl } from '../../core/provider/baseUrl';
import { usableSummary, type FormFacts, type Tested } from './formFacts';

/** A token at a place: the typed one, or (blank) the stored one. */
export interface TokenAtPlace {
  readonly token: string;
  readonly host: GitHost | undefined;
  readonly baseUrl: BaseUrl | undefined;
}

/** The host wants the email along with the token. Where there is no token yet: with one of the usual kind. */
export function needsEmail(facts: FormFacts, { token, host, baseUrl }: TokenAtPlace): boolean {
  if (host === undefined || baseUrl === undefined) return false;
  const stays = token === '' && baseUrl.href === facts.provider?.baseUrl.href;
  if (stays && usableSummary(facts) !== undefined) return facts.stored?.needsEmail === true;
  return host.needsEmail(baseUrl, new Secret(token));
}

/** The host does not tell when such a token ends; where its kind is not known: when any of its tokens does. */
export function expiryIsAsked(facts: FormFacts, place: TokenAtPlace): boolean {
  const { host, baseUrl } = place;
  if (host === undefined || baseUrl === undefined) return false;
  const { tokenKinds } = host.capabilities(baseUrl);
  const kind = kindOfToken(facts, place);
  const told = tokenKinds.find((each) => each.kind === kind);
  return told === undefined ? tokenKinds.every(({ tellsExpiry }) => !tellsExpiry) : !told.tellsExpiry;
}

/** What the host has said of it comes before what its form says. */
export function kindOfToken(facts: FormFacts, place: TokenAtPlace): TokenKind | undefined {
  const { token, host, baseUrl } = place;
  const tested = testOf(facts, place)?.report.tokenKind;
  if (tested !== undefined) return tested;
  if (token === '') return usableSummary(facts)?.tokenKind;
  return host?.recognizeToken(new Secret(token), baseUrl).kind;
}

/** The latest test, where it was of this token at this place. */
export function testOf({ tested }: FormFacts, { token, baseUrl }: TokenAtPlace): Tested | undefined {
  if (tested === undefined || tested.href !== baseUrl?.href) return undefined;
  const same = token === '' ? tested.token === undefined : tested.token?.equals(token) === true;
  return same ? tested : undefined;
}
