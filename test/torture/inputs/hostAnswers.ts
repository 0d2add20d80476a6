import fc from 'fast-check';

/** Of answers; a redirect and what no standard knows are among them. */
export const statuses = [
  200, 200, 200, 201, 204, 301, 304, 400, 401, 403, 404, 409, 410, 422, 429, 500, 503, 511, 599,
] as const;

const names = [
  'link',
  'retry-after',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
  'ratelimit-remaining',
  'ratelimit-limit',
  'ratelimit-reset',
  'x-oauth-scopes',
  'x-accepted-oauth-scopes',
  'x-accepted-github-permissions',
  'x-github-sso',
  'github-authentication-token-expiration',
  'x-github-enterprise-version',
  'x-credential-type',
  'x-ausername',
  'x-next-page',
  'x-total',
  'x-total-pages',
  'location',
  'x-arequestid',
];

const values = [
  '0',
  '1',
  '60',
  '999999999999',
  '-1',
  'never',
  'Fri, 31 Dec 9999 23:59:59 GMT',
  '+275760-09-13T00:00:00Z',
  '2026-02-06 07:42:23 +0100',
  '2026-13-99 99:99:99 UTC',
  'repo, admin:repo_hook',
  ',,,;;;',
  'required; url=javascript:alert(1)',
  'partial-results; organizations=1,2',
  '<https://h/x?page=2>; rel="next", <https://h/x?page=99999999>; rel="last"',
  '<>; rel=""',
  '<'.repeat(2_000),
  'http://[',
  '/api/v4/user',
  'https://evil.tld/',
];

/** Fields of a head that the clients read; every character is one that a head may have. */
export const headers: fc.Arbitrary<[string, string][]> = fc.array(
  fc.tuple(
    fc.constantFrom(...names),
    fc.oneof(fc.constantFrom(...values), fc.stringMatching(/^[!-~]{0,20}$/)),
  ),
  { maxLength: 5 },
);
