import { describe, expect, it } from 'vitest';
import { networkTrouble } from '../../../../src/hosts/transport/networkReason';

const troubleOf = (error: unknown) => networkTrouble(error, 'git.acme.com');

function coded(code: string): Error {
  return Object.assign(new Error(`it failed: ${code}`), { code });
}

describe('a network error', () => {
  it.each([
    ['ENOTFOUND', 'nameNotFound'],
    ['EAI_AGAIN', 'offline'],
    ['ENETUNREACH', 'offline'],
    ['ECONNREFUSED', 'refused'],
    ['ECONNRESET', 'reset'],
    ['UND_ERR_SOCKET', 'reset'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timedOut'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tlsSelfSigned'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tlsUnknownIssuer'],
    ['CERT_HAS_EXPIRED', 'tlsExpired'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tlsWrongName'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tlsOther'],
    ['CERT_NOT_YET_VALID', 'tlsOther'],
    ['HPE_INVALID_CONSTANT', 'other'],
  ])('with the code %s means %s, thrown as it is or as the cause of another', (code, reason) => {
    expect(troubleOf(coded(code))).toEqual({ reason, code });
    expect(troubleOf(new TypeError('fetch failed', { cause: coded(code) }))).toEqual({ reason, code });
  });

  it('of several addresses means what they said', () => {
    const cause = new AggregateError([coded('ECONNREFUSED'), coded('ENETUNREACH')]);
    expect(troubleOf(new TypeError('fetch failed', { cause }))).toEqual({
      reason: 'refused',
      code: 'ECONNREFUSED',
    });
  });

  it.each([
    ['Proxy response (407) !== 200 when HTTP Tunneling', 'proxyAuthentication'],
    ['tunneling socket could not be established, statusCode=502', 'proxyRefused'],
  ])('of a proxy is told by its words: %s', (message, reason) => {
    expect(troubleOf(new TypeError('fetch failed', { cause: new Error(message) }))).toEqual({ reason });
  });

  it('of a host with the word proxy in its name is not a proxy’s', () => {
    const message = 'getaddrinfo ENOTFOUND git-proxy.acme.com';
    const error = Object.assign(new Error(message), { code: 'ENOTFOUND' });
    expect(networkTrouble(error, 'git-proxy.acme.com')).toEqual({
      reason: 'nameNotFound',
      code: 'ENOTFOUND',
    });
    expect(networkTrouble(error, 'git.acme.com')).toEqual({ reason: 'proxyRefused' });
  });

  it('is not made of a bug', () => {
    expect(troubleOf(new TypeError('x is not a function'))).toBeUndefined();
    expect(troubleOf(coded('ERR_INVALID_URL'))).toBeUndefined();
  });
});
