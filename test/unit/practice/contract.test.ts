import { describe, expect, it } from 'vitest';
import { validateExchange, type Exchange } from '../../hosts/contract/validateExchange';
import { githubSituations } from '../../hosts/github/githubSituations';

const config = { url: 'https://ci.acme.example/', content_type: 'json' };
const hook = {
  type: 'Repository',
  id: 1,
  name: 'web',
  active: true,
  events: ['push'],
  config,
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
  url: 'https://api.github.com/repos/acme/web/hooks/1',
  test_url: 'https://api.github.com/repos/acme/web/hooks/1/test',
  ping_url: 'https://api.github.com/repos/acme/web/hooks/1/pings',
  last_response: { code: null, status: 'unused', message: null },
};
const created: Exchange = {
  method: 'POST',
  path: '/repos/acme/web/hooks',
  requestBody: { name: 'web', config, events: ['push'] },
  status: 201,
  body: hook,
};

const check = (changes: Partial<Exchange>) => validateExchange('api.github.com', { ...created, ...changes });

describe('an exchange', () => {
  it('that fits is held to the schema of its status and has no problem', () => {
    expect(check({})).toEqual({
      operation: 'POST /repos/{owner}/{repo}/hooks',
      heldTo: 'schema',
      problems: [],
    });
  });

  it.each([
    ['lacks a field', { body: { ...hook, ping_url: undefined } }, /required property 'ping_url'/],
    ['has a field of another type', { body: { ...hook, id: '1' } }, /^\/id must be integer/],
    ['has null where there is none', { body: { ...hook, name: null } }, /^\/name must be string/],
    ['has a time in another form', { body: { ...hook, created_at: 'now' } }, /^\/created_at must match/],
    ['sends a body of another shape', { requestBody: { events: 'push' } }, /^request \/events must be array/],
    [
      'sends a field that does not exist',
      { requestBody: { secret: 's' } },
      /^request .*additional properties/,
    ],
    ['answers with another success', { status: 200 }, /^status 200 is not described$/],
    ['goes nowhere', { path: '/repos/acme/web/hoooks' }, /is not described$/],
    ['asks for a page of words', { method: 'GET', path: '/user/repos?page=two' }, /page cannot be two/],
  ] as const)('that %s is told so', (_what, changes: Partial<Exchange>, problem) => {
    expect(check(changes)?.problems.join('\n')).toMatch(new RegExp(problem, 'm'));
  });

  it('of an error that the description leaves out is held to the general form of errors', () => {
    const refused = { method: 'GET', path: '/orgs/acme', status: 401 };
    const good = validateExchange('ghec', { ...refused, body: { message: 'Bad credentials' } });
    expect(good).toMatchObject({ heldTo: 'generalError', problems: [] });
    expect(validateExchange('ghec', { ...refused, body: { message: 1 } })?.problems).toHaveLength(1);
  });
});

it.each([
  githubSituations.badCredentials,
  githubSituations.notFound,
  githubSituations.missingPermission('contents=read'),
  githubSituations.missingScopes([], ['repo']),
  githubSituations.ssoRequired(403),
  githubSituations.primaryRateLimit(429, 0),
  githubSituations.secondaryRateLimit(403),
])('the situation %o has the form of GitHub’s errors', ({ status = 0, body = '' }) => {
  const exchange = { method: 'GET', path: '/user/repos', status, body: JSON.parse(body) as unknown };
  expect(validateExchange('api.github.com', exchange)?.problems).toEqual([]);
});
