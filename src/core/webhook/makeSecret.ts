import { Secret } from '../account/secret';

const bytes = 32;

/** A new secret for a webhook: 256 random bits in base64url, which every host takes as it is. */
export function makeSecret(): Secret {
  const random = globalThis.crypto.getRandomValues(new Uint8Array(bytes));
  const text = btoa(String.fromCharCode(...random));
  return new Secret(text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''));
}
