import { describe, expect, it } from 'vitest';
import type { FoundLogin } from '../../../../src/core/transfer/foundLogin';
import { loginPlace } from '../../../../src/core/transfer/loginPlace';
import { loginTargets, withoutDoubles } from '../../../../src/core/transfer/loginTargets';
import { baseUrl, knownHosts, noon, sample, workspaceScope } from '../sampleProviders';

const missing = { kind: 'missing' } as const;
const account = (username: string) => ({ username, savedAt: noon.toISOString() });
const login = { baseUrl: baseUrl('https://github.com'), type: 'github', username: 'alice' };

describe('what a login can be used for', () => {
  it('is a new provider where none is for its host', () => {
    const known = [{ provider: sample('https://gitlab.com', { type: 'gitlab' }), account: missing }];
    expect(loginTargets(login, known)).toEqual([{ kind: 'add' }]);
  });

  it('is first of all the user’s provider of its host that has no token', () => {
    const provider = sample('https://github.com');
    expect(loginTargets(login, [{ provider, account: missing }])).toEqual([
      { kind: 'fill', provider },
      { kind: 'add' },
    ]);
  });

  it('is never first of all a provider that a workspace defines', () => {
    const provider = sample('https://github.com', { scope: workspaceScope });
    expect(loginTargets(login, [{ provider, account: missing }])).toEqual([
      { kind: 'add' },
      { kind: 'fill', provider },
    ]);
  });

  it('is last of all a provider that has a token of the same account', () => {
    const same = sample('https://github.com');
    const other = sample('https://github.com');
    const known = [
      { provider: same, account: account('Alice') },
      { provider: other, account: account('bob') },
    ];
    expect(loginTargets(login, known)).toEqual([{ kind: 'add' }, { kind: 'replace', provider: same }]);
  });

  it('does not depend on a type that nobody knows yet', () => {
    const provider = sample('https://git.acme.com', { type: 'gitlab' });
    const unknown = { baseUrl: baseUrl('https://git.acme.com') };
    expect(loginTargets(unknown, [{ provider, account: missing }])[0]).toEqual({ kind: 'fill', provider });
  });

  it('counts once where two programs know the same account', () => {
    const found = (source: FoundLogin['source'], username: string): FoundLogin => ({
      ...login,
      source,
      username,
      take: () => Promise.reject(new Error('nobody asked for a token')),
    });
    const all = [found('gh', 'alice'), found('git', 'ALICE'), found('git', 'bob')];
    expect(withoutDoubles(all).map(({ source, username }) => `${source} ${username ?? ''}`)).toEqual([
      'gh alice',
      'git bob',
    ]);
  });
});

describe('the place that a remote’s address belongs to', () => {
  const providers = [
    sample('https://acme.example', { type: 'bitbucket' }),
    sample('https://acme.example/git', { type: 'gitlab' }),
  ];

  it.each([
    ['https://acme.example/git/group/web.git', 'https://acme.example/git', 'gitlab'],
    ['https://alice@acme.example/scm/acme/web.git', 'https://acme.example', 'bitbucket'],
    ['https://acme.example/github/web.git', 'https://acme.example', 'bitbucket'],
    ['https://github.com/acme/web', 'https://github.com', 'github'],
    ['https://bitbucket.org/acme/web', 'https://bitbucket.org', 'bitbucket'],
    ['http://127.0.0.1:4751/github.com/acme/web', 'http://127.0.0.1:4751/github.com', 'github'],
    ['https://git.elsewhere.example/acme/web', 'https://git.elsewhere.example', undefined],
    ['https://github.com.evil.example/acme/web', 'https://github.com.evil.example', undefined],
  ])('of %s is %s', (remote, href, type) => {
    const place = loginPlace(remote, providers, knownHosts);
    expect([place?.baseUrl.href, place?.type]).toEqual([href, type]);
  });

  it.each(['git@github.com:acme/web.git', 'http://github.com/acme/web', '/srv/git/web.git', ''])(
    'is nowhere for %s',
    (remote) => {
      expect(loginPlace(remote, providers, knownHosts)).toBeUndefined();
    },
  );
});
