import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startPracticeHosts, type PracticeHosts } from '../../../hosts/startPracticeHosts';
import { practiceClient, signal } from '../practiceClient';

let hosts: PracticeHosts;
const trusted = getCACertificates('default');

beforeAll(async () => {
  hosts = await startPracticeHosts({ only: ['github', 'bitbucket'] });
});
afterEach(() => {
  setDefaultCACertificates(trusted);
});
afterAll(() => hosts.closeAll());

// One over `fetch`, one over node's `https`: each has its own way to say what is wrong.
describe.each(['github', 'bitbucket'] as const)('a certificate of %s', (name) => {
  it.each([
    ['selfSigned', 'tlsSelfSigned', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['selfSignedChain', 'tlsSelfSigned', 'SELF_SIGNED_CERT_IN_CHAIN'],
    ['unknownIssuer', 'tlsUnknownIssuer', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['expired', 'tlsExpired', 'CERT_HAS_EXPIRED'],
    ['wrongName', 'tlsWrongName', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ] as const)('that is %s is refused, and said to be %s', async (kind, reason, code) => {
    const host = hosts[name];
    const face = await host.tls(kind);
    setDefaultCACertificates([...trusted, face.authority]);
    host.clearRequests();
    const identity = await (await practiceClient(host, 'full access', face.baseUrl)).identity(signal);
    expect(identity).toEqual({
      ok: false,
      error: { kind: 'unreachable', origin: face.origin, reason, code },
    });
    expect(host.requests).toEqual([]);
  });

  it('that this machine trusts is good', async () => {
    const host = hosts[name];
    const face = await host.tls('trusted');
    setDefaultCACertificates([...trusted, face.authority]);
    const identity = await (await practiceClient(host, 'full access', face.baseUrl)).identity(signal);
    expect(identity).toMatchObject({ ok: true, value: { username: 'alice' } });
  });
});
