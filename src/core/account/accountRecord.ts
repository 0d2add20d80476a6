import * as v from 'valibot';
import { migrate, type Migration } from '../../shared/migrate';
import type { Account } from './account';
import { Secret } from './secret';

/** The first lifts version 1 to version 2, and so on. */
const accountMigrations: readonly Migration[] = [];

const versioned = v.looseObject({ version: v.pipe(v.number(), v.integer(), v.minValue(1)) });

const accountRecord = v.object({
  token: v.pipe(v.string(), v.nonEmpty()),
  baseUrl: v.string(),
  scope: v.string(),
  username: v.optional(v.string()),
  email: v.optional(v.string()),
  tokenKind: v.optional(v.string()),
  expiresAt: v.optional(v.string()),
  savedAt: v.string(),
  tokenSavedAt: v.optional(v.string()),
});

/** The text for the secret store: the one place besides the wire where a token is written out. */
export function encodeAccount(account: Account): string {
  return JSON.stringify({ ...account, version: accountMigrations.length + 1, token: account.token.open() });
}

/**
 * Gives `undefined` for anything that neither this version of `encodeAccount` nor an earlier one has written.
 *
 * @param migrations for tests
 */
export function decodeAccount(
  text: string,
  migrations: readonly Migration[] = accountMigrations,
): Account | undefined {
  const stored = v.safeParse(versioned, parseJson(text));
  if (!stored.success) return undefined;
  const decoded = v.safeParse(accountRecord, migrate(stored.output, stored.output.version, migrations));
  if (!decoded.success) return undefined;
  const { token, baseUrl, scope, savedAt, tokenSavedAt, username, email, tokenKind, expiresAt } =
    decoded.output;
  return {
    token: new Secret(token),
    baseUrl,
    scope,
    savedAt,
    ...(tokenSavedAt !== undefined && { tokenSavedAt }),
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
