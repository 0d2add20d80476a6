import { get } from 'node:https';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPracticeHosts, type PracticeHosts } from '../../hosts/startPracticeHosts';
import { asFields } from '../../hosts/core/requestBody';

let hosts: PracticeHosts;

beforeAll(async () => {
  hosts = await startPracticeHosts({ only: ['github', 'gitlab'] });
});

afterAll(() => hosts.closeAll());

/** The body, or the code of the failure, of a client that trusts this authority. */
function fetchTrusting(authority: string | undefined, url: string): Promise<string> {
  return new Promise((resolve) => {
    get(url, authority === undefined ? {} : { ca: authority }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += String(chunk)));
      response.on('end', () => {
        resolve(text);
      });
    }).on('error', (error) => {
      resolve('code' in error ? String(error.code) : error.message);
    });
  });
}

it.each([
  ['expired', 'CERT_HAS_EXPIRED'],
  ['wrongName', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ['selfSigned', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ['selfSignedChain', 'SELF_SIGNED_CERT_IN_CHAIN'],
  ['unknownIssuer', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
] as const)('a certificate that is %s is refused as %s', async (kind, code) => {
  const face = await hosts.github.tls(kind);
  expect(await fetchTrusting(face.authority, `${face.origin}/api/v3/meta`)).toBe(code);
});

it('a good certificate shows the same host, whose addresses begin with https', async () => {
  const face = await hosts.github.tls('trusted');
  expect(face.baseUrls.server).toBe(face.origin);
  expect(face.origin).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
  const body: unknown = JSON.parse(
    await fetchTrusting(face.authority, `${face.origin}/api/v3/repos/acme/handbook`),
  );
  expect(asFields(body)['clone_url']).toBe(`${face.origin}/acme/handbook.git`);
  expect(await hosts.github.tls('trusted')).toBe(face);
  expect(hosts.github.requests.at(-1)?.path).toBe('/api/v3/repos/acme/handbook');
});

it('one authority stands behind all hosts, and nobody trusts it without being told', async () => {
  const [one, other] = await Promise.all([hosts.github.tls('trusted'), hosts.gitlab.tls('trusted')]);
  expect(one.authority).toBe(other.authority);
  expect(await fetchTrusting(undefined, one.origin)).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
});
