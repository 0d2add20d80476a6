import { describe, expect, it } from 'vitest';
import { hosts } from '../../../src/hosts/hosts';
import { baseUrlOf } from './baseUrlOf';

const on = (type: string, url: string) => {
  const host = hosts.find((one) => one.type === type)!;
  return { host, baseUrl: baseUrlOf(url), ...host.capabilities(baseUrlOf(url)) };
};

describe('the capabilities of a deployment', () => {
  it.each([
    ['github', 'https://github.com', 'fineGrained', false, true, true],
    ['github', 'https://acme.ghe.com', 'classic', false, true, true],
    ['github', 'https://git.acme.com', 'classic', false, false, true],
    ['gitlab', 'https://gitlab.com', 'personal', true, true, true],
    ['gitlab', 'https://acme.com/gitlab', 'personal', true, true, true],
    ['bitbucket', 'https://bitbucket.org', 'apiToken', false, false, false],
    ['bitbucket', 'https://acme.com/bitbucket', 'httpAccessToken', false, false, false],
  ])(
    'of %s at %s: recommends %s, rotates %s, revokes %s, prefills %s',
    (type, url, kind, rotates, revokes, fills) => {
      const can = on(type, url);
      expect(can.tokenKinds[0]?.kind).toBe(kind);
      expect([can.rotationScope !== undefined, can.revokesTokens, can.prefillsTokenPage]).toEqual([
        rotates,
        revokes,
        fills,
      ]);
      expect(can.host.tokenPage(can.baseUrl, 'acme').includes('?')).toBe(fills);
    },
  );

  it.each([
    ['github', 'https://github.com', 'ping redeliver enable', ''],
    ['gitlab', 'https://gitlab.com', 'test deliveries redeliver', 'ping enable'],
    ['bitbucket', 'https://bitbucket.org', 'list add edit enable delete', 'ping test deliveries redeliver'],
    ['bitbucket', 'https://git.acme.com', 'test deliveries', 'ping redeliver'],
  ])('of %s at %s have the webhook operations %s and lack %s', (type, url, has, lacks) => {
    const { webhooks } = on(type, url);
    for (const one of has.split(' ')) expect(webhooks).toContain(one);
    for (const one of lacks.split(' ').filter(Boolean)) expect(webhooks).not.toContain(one);
  });

  it.each([
    ['github', 'https://github.com', 'classic', true, true],
    ['github', 'https://github.com', 'fineGrained', false, true],
    ['github', 'https://github.com', 'installation', false, false],
    ['gitlab', 'https://gitlab.com', 'personal', true, true],
    ['gitlab', 'https://gitlab.com', 'oauth', false, false],
    ['bitbucket', 'https://bitbucket.org', 'apiToken', true, false],
    ['bitbucket', 'https://git.acme.com', 'httpAccessToken', false, false],
  ])(
    'of %s at %s tell for a token of the kind %s its scopes: %s, its expiry: %s',
    (type, url, kind, scopes, expiry) => {
      const facts = on(type, url).tokenKinds.find((one) => one.kind === kind);
      expect(facts).toMatchObject({ tellsScopes: scopes, tellsExpiry: expiry, use: 'everywhere' });
    },
  );
});

describe('the required scopes', () => {
  const every = [
    ['github', 'https://github.com', 'classic'],
    ['github', 'https://github.com', 'fineGrained'],
    ['gitlab', 'https://gitlab.com', 'personal'],
    ['bitbucket', 'https://bitbucket.org', 'apiToken'],
    ['bitbucket', 'https://bitbucket.org', 'repositoryAccessToken'],
    ['bitbucket', 'https://git.acme.com', 'httpAccessToken'],
  ] as const;

  it.each(every)(
    'of %s at %s for %s say what each is for, and are neither missing nor too many',
    (type, url, kind) => {
      const { host, baseUrl } = on(type, url);
      const required = host.requiredScopes(baseUrl, 'acme', kind);
      const purposes = required.flatMap((scope) => scope.purposes);
      expect(required.every((scope) => scope.purposes.length > 0)).toBe(true);
      expect(purposes).toEqual(expect.arrayContaining(['code', 'webhooks']));
      const names = required.map(({ name }) => name);
      expect(host.missingScopes(names, required)).toEqual([]);
      expect(host.excessScopes(names)).toEqual([]);
    },
  );

  it('are told too many where they allow more than is ever needed', () => {
    const { host } = on('github', 'https://github.com');
    expect(host.excessScopes(['repo', 'admin:repo_hook', 'read:org', 'delete_repo', 'admin:org'])).toEqual([
      'delete_repo',
      'admin:org',
    ]);
    expect(host.excessScopes(['public_repo', 'write:repo_hook', 'workflow', 'user:email'])).toEqual([]);
    expect(
      on('gitlab', 'https://gitlab.com').host.excessScopes(['api', 'read_user', 'read_api', 'sudo']),
    ).toEqual(['sudo']);
    expect(
      on('bitbucket', 'https://bitbucket.org').host.excessScopes([
        'read:repository:bitbucket',
        'account',
        'read:pipeline:bitbucket',
        'write:pipeline:bitbucket',
      ]),
    ).toEqual(['write:pipeline:bitbucket']);
  });

  it('of a Bitbucket access token are named as its page names them', () => {
    const { host, baseUrl } = on('bitbucket', 'https://bitbucket.org');
    const required = host.requiredScopes(baseUrl, 'acme', 'projectAccessToken');
    expect(host.missingScopes(['repository:write'], required)).toEqual(['repository:admin', 'webhook']);
  });
});
