/** Shorter texts stand in many answers by chance. */
const shortest = 8;

/**
 * An answer without the credential that was sent for it. A host, or what stands before it, may repeat what it was sent,
 * and its words are shown to the user.
 *
 * @param headers that authenticated the request
 */
export function withoutEcho(text: string, headers: Readonly<Record<string, string>>): string {
  return Object.values(headers)
    .flatMap(secretsIn)
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
