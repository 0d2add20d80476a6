import type { Secret } from '../../core/account/secret';

/** Shorter texts stand in many answers by chance. */
const shortest = 8;

/**
 * An answer without the credential that was sent for it. A host, or what stands before it, may repeat what it was sent,
 * and its words are shown to the user.
 *
 * @param headers that authenticated the request
 */
export function withoutEcho(text: string, headers: Readonly<Record<string, string>>): string {
  return cut(text, Object.values(headers).flatMap(secretsIn));
}

/** An answer without what was sent as a secret in the body, which JSON may have written in another way. */
export function withoutSecrets(text: string, secrets: readonly Secret[]): string {
  return cut(
    text,
    secrets.map((secret) => secret.open()).flatMap((one) => [one, JSON.stringify(one).slice(1, -1)]),
  );
}

function cut(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.length >= shortest)
    .reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
}

/** `Bearer t`, `Basic` of `user:t`, or `t` alone. */
function secretsIn(value: string): readonly string[] {
  const [scheme, credential] = value.split(' ');
  if (credential === undefined) return [value];
  if (scheme !== 'Basic') return [credential];
  const decoded = Buffer.from(credential, 'base64').toString();
  return [credential, decoded.slice(decoded.indexOf(':') + 1)];
}
