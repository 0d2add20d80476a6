import * as v from 'valibot';
import type { Account } from './account';
import { Secret } from './secret';

const recordVersion = 1;

const accountRecord = v.object({
  version: v.literal(recordVersion),
  token: v.pipe(v.string(), v.nonEmpty()),
  baseUrl: v.string(),
  scope: v.string(),
  username: v.optional(v.string()),
  email: v.optional(v.string()),
  tokenKind: v.optional(v.string()),
  expiresAt: v.optional(v.string()),
  savedAt: v.string(),
});

/** The text for the secret store: the one place besides the wire where a token is written out. */
export function encodeAccount(account: Account): string {
  return JSON.stringify({ ...account, version: recordVersion, token: account.token.open() });
}

/** Gives `undefined` for anything that `encodeAccount` did not write. */
export function decodeAccount(text: string): Account | undefined {
  const decoded = v.safeParse(accountRecord, parseJson(text));
  if (!decoded.success) return undefined;
  const { token, baseUrl, scope, savedAt, username, email, tokenKind, expiresAt } = decoded.output;
  return {
    token: new Secret(token),
    baseUrl,
    scope,
    savedAt,
    ...(username !== undefined && { username }),
    ...(email !== undefined && { email }),
    ...(tokenKind !== undefined && { tokenKind }),
    ...(expiresAt !== undefined && { expiresAt }),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
