/**
 * The instant in `github-authentication-token-expiration`, which GitHub writes as `2025-02-04 16:42:10 UTC` and as
 * `2026-02-06 07:42:23 +0100`. Absent, and so `undefined`, for tokens that never expire and for kinds it tells nothing of.
 */
export function expiryInstant(header: string | undefined): string | undefined {
  const parts = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2}) ?(?:UTC|Z|([+-]\d{2}):?(\d{2}))$/.exec(
    header?.trim() ?? '',
  );
  if (parts === null) return undefined;
  const [, date = '', time = '', hours, minutes = ''] = parts;
  const instant = Date.parse(`${date}T${time}${hours === undefined ? 'Z' : `${hours}:${minutes}`}`);
  return Number.isNaN(instant) ? undefined : new Date(instant).toISOString();
}
