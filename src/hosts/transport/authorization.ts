import type { Secret } from '../../core/account/secret';
import { HostFailure } from './hostFailure';

/** Headers that authenticate one request, made when it is sent and kept nowhere. */
export type Authorize = () => Readonly<Record<string, string>>;

export function bearer(token: Secret): Authorize {
  return () => ({ authorization: `Bearer ${headerText(token)}` });
}

export function inHeader(name: string, token: Secret): Authorize {
  return () => ({ [name]: headerText(token) });
}

export function basic(user: string, password: Secret): Authorize {
  return () => ({ authorization: `Basic ${Buffer.from(`${user}:${password.open()}`).toString('base64')}` });
}

/** A token with a character that no header can hold is none that a host has given out. */
function headerText(token: Secret): string {
  const text = token.open();
  if (!/^[\x21-\x7e]+$/.test(text)) throw new HostFailure({ kind: 'unauthorized', reason: 'unknown' });
  return text;
}
