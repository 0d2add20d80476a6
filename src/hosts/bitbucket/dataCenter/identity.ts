import type { Identity, Product } from '../../../core/host/gitHost';
import { requireVersion } from '../../requireVersion';
import { decode } from '../../transport/decode';
import { HostFailure, settle } from '../../transport/hostFailure';
import { isRefusal } from '../../transport/isRefusal';
import type { Get } from '../get';
import { propertiesAnswer, userAnswer } from './answers';

/**
 * The server's properties and then the user. There is no "who am I", and the properties answer anybody: only the
 * header `X-AUSERNAME` tells that the token was taken, and whose it is.
 */
export async function readIdentity(get: Get, signal: AbortSignal): Promise<Identity> {
  const answer = await get(propertiesPath, signal);
  const { version } = decode(propertiesAnswer, answer.json);
  const username = decoded(answer.headers.get('x-ausername') ?? '');
  if (username === '') throw new HostFailure({ kind: 'unauthorized', reason: 'unknown' });
  const known: Identity = { tokenKind: 'httpAccessToken', version };
  const user = await settle(get(`/users/${encodeURIComponent(slugOf(username))}`, signal));
  if (user.ok) {
    const { name, displayName, emailAddress } = decode(userAnswer, user.value.json);
    return {
      ...known,
      username: name,
      ...(displayName === undefined ? {} : { displayName }),
      ...(emailAddress ? { email: emailAddress } : {}),
    };
  }
  if (user.error.kind !== 'notFound' && user.error.kind !== 'forbidden') throw new HostFailure(user.error);
  return isServiceUser(username) ? known : { ...known, username };
}

/** The first with HTTP access tokens, then called personal access tokens. */
const oldest = '5.5';

/** The properties are for strangers too, so that a token that is not accepted does not hide what is there. */
export async function readProduct(get: Get, signal: AbortSignal): Promise<Product> {
  const known = await settle(get(propertiesPath, signal));
  if (!known.ok && !isRefusal(known.error)) throw new HostFailure(known.error);
  const answer = known.ok ? known : await settle(get(propertiesPath, signal, { anonymous: true }));
  if (!answer.ok) return { name: product };
  const { version, displayName = 'Bitbucket' } = decode(propertiesAnswer, answer.value.json);
  if (!/^(bitbucket|stash)/i.test(displayName)) {
    throw new HostFailure({ kind: 'notThisHost', seen: 'wrongShape' });
  }
  requireVersion(version, oldest);
  return { name: product, version };
}

const propertiesPath = '/application-properties';
const product = 'Bitbucket Data Center';

/** Tokens of projects and repositories act as a user of the server's own, whom nobody can look up. */
function isServiceUser(username: string): boolean {
  return username.startsWith('access-token-user') || username.includes('/');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** As Bitbucket makes a user's slug of the name: lower case, and `_` for what cannot stand in a URL. */
function slugOf(username: string): string {
  return username.toLowerCase().replace(/[^a-z0-9._-]/g, '_');
}
