import type { Secret } from '../account/secret';
import type { Provider } from '../provider/provider';

/** What may be known of a session without its token. */
export interface SessionFace {
  /** Tells provider and account apart from all others, and holds no secret. */
  readonly id: string;
  /** `alice (gitlab.acme.com)`. */
  readonly label: string;
  readonly scopes: readonly string[];
  /** When the token was saved, ISO 8601: another token of one session has another instant. */
  readonly savedAt: string;
}

export interface Session extends SessionFace {
  readonly token: Secret;
}

/** A provider's id holds no colon, see `decodeDefinition`. */
const separator = ':';

export function sessionId({ id }: Provider, username: string | undefined): string {
  return `${id}${separator}${username?.toLowerCase() ?? ''}`;
}

export function providerIdOf(session: string): string {
  return session.split(separator, 1)[0] ?? '';
}

/**
 * The account as VS Code shows it, and the name under which it keeps the user's consent: a function of this provider
 * alone, so that no change of another one hands consent on. The organization belongs to it, because tokens of one
 * user for two organizations are two things to consent to.
 */
export function accountLabel(
  { name, baseUrl, organization }: Provider,
  username: string | undefined,
): string {
  const where = baseUrl.href.replace(/^https?:\/\//, '');
  const whose = username === undefined || username === '' ? name : username;
  return organization === undefined ? `${whose} (${where})` : `${whose} (${where} · ${organization})`;
}
