import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Secret } from '../../../src/core/account/secret';
import type { Provider } from '../../../src/core/provider/provider';
import { sample } from '../core/sampleProviders';
import { kindOf, kindsOf, openTroubleshootingWorld, type TroubleshootingWorld } from './troubleshootingWorld';

// A diagnosis runs Git and asks a host many things.
vi.setConfig({ testTimeout: 30_000 });

let world: TroubleshootingWorld;

beforeAll(async () => {
  world = await openTroubleshootingWorld();
}, 60_000);
afterAll(() => world.close());

const gitlab = (organization: string | undefined, more: Partial<Provider> = {}): Provider =>
  sample(world.practice.gitlab.baseUrls.server, {
    type: 'gitlab',
    ...(organization !== undefined && { organization }),
    ...more,
  });
const github = (organization: string | undefined, more: Partial<Provider> = {}): Provider =>
  sample(world.practice.github.baseUrl, { ...(organization !== undefined && { organization }), ...more });
const gitlabToken = (label: string): string => world.practice.gitlab.token(label).token;
const githubToken = (label: string): string => world.practice.github.token(label).token;

describe('a connection test that fails', () => {
  it.each([
    ['missing scopes', 'read only', {}, 'scopes scopesMissing'],
    ['an expired token', 'expired', {}, 'authenticated unauthorized'],
    ['a wrong username', 'full access', { username: 'bob' }, 'identity otherUser'],
  ])('is explained by %s, and by nothing else', async (_, label, account, expected) => {
    const provider = gitlab('acme');
    const machine = world.machine(provider);
    await machine.token(provider, gitlabToken(label), account);
    expect(kindsOf(await machine.diagnose({ trouble: 'connection', provider }))).toEqual([expected]);
  });

  it('is explained by a revoked token, told apart from an expired one', async () => {
    const { token } = world.practice.gitlab.addToken({ token: 'glpat-of-troubleshooting' });
    world.practice.gitlab.revokeToken(token);
    const provider = gitlab('acme');
    const machine = world.machine(provider);
    await machine.token(provider, token);
    const { found } = await machine.diagnose({ trouble: 'connection', provider });
    expect(found[0]?.cause).toMatchObject({ check: { finding: { error: { reason: 'revoked' } } } });
  });

  it('is explained by a missing email', async () => {
    const { bitbucket } = world.practice;
    const provider = sample(bitbucket.baseUrl, { type: 'bitbucket', organization: 'acme' });
    const machine = world.machine(provider);
    await machine.token(provider, bitbucket.token('full access').token);
    expect(kindsOf(await machine.diagnose({ trouble: 'connection', provider }))).toEqual([
      'identity emailMissing',
    ]);
  });

  it('is explained by a misspelt organization and by missing scopes at once', async () => {
    const provider = gitlab('acmee');
    const machine = world.machine(provider);
    await machine.token(provider, gitlabToken('read only'));
    const diagnosis = await machine.diagnose({ trouble: 'connection', provider });
    expect(kindsOf(diagnosis)).toEqual(['organization organizationNotFound', 'scopes scopesMissing']);
    expect(diagnosis.found[0]?.treatments[0]).toEqual({
      kind: 'remedy',
      remedy: { kind: 'useOrganization', name: 'acme' },
    });
  });

  it('is explained by a token that is not there, and by a test that is not permitted', async () => {
    const provider = gitlab('acme');
    const machine = world.machine(provider);
    expect(kindsOf(await machine.diagnose({ trouble: 'connection', provider }))).toEqual(['tokenMissing']);
    const guarded = world.machine(provider);
    await guarded.token(provider, gitlabToken('full access'));
    guarded.settings.granted = ['iam:project:cicd:providers:read'];
    expect(kindsOf(await guarded.diagnose({ trouble: 'connection', provider }))).toEqual(['refused']);
  });

  it('is not found where nothing is wrong', async () => {
    const provider = gitlab('acme');
    const machine = world.machine(provider);
    await machine.token(provider, gitlabToken('full access'));
    expect(kindsOf(await machine.diagnose({ trouble: 'connection', provider }))).toEqual([]);
  });

  it('ends when the user leaves', async () => {
    const provider = gitlab('acme');
    const machine = world.machine(provider);
    await machine.token(provider, gitlabToken('full access'));
    const abort = new AbortController();
    const onCheck = (): void => {
      abort.abort(new Error('left'));
    };
    await expect(
      machine.diagnose({ trouble: 'connection', provider }, { signal: abort.signal, onCheck }),
    ).rejects.toThrow('left');
  });
});

describe('repositories that cannot be seen', () => {
  const look = async (provider: Provider, token: string, missing?: string): Promise<readonly string[]> => {
    const machine = world.machine(provider);
    await machine.token(provider, token);
    const about = { trouble: 'repositories', provider } as const;
    return kindsOf(await machine.diagnose(missing === undefined ? about : { ...about, missing }));
  };

  it('are closed to a token without the permission to read them', async () => {
    expect(await look(github('acme'), githubToken('without repo scope'))).toEqual(['scopes scopesMissing']);
    expect(await look(gitlab(undefined), gitlabToken('without repository scope'))).toEqual([
      'scopes scopesMissing',
    ]);
  });

  it('are those of an organization that is misspelt', async () => {
    expect(await look(gitlab('acmee'), gitlabToken('full access'))).toEqual([
      'organization organizationNotFound',
    ]);
  });

  it('are those of an organization to which the account has no access', async () => {
    expect(await look(gitlab('globex'), gitlabToken('bob'))).toEqual(['organization organizationNotFound']);
  });

  it('are outside what the token is for', async () => {
    const all = github(undefined);
    expect(await look(all, githubToken('globex only'), 'acme/web')).toEqual(['repositoryProblem']);
  });

  it('are private, and the token sees public ones only', async () => {
    const { bitbucket } = world.practice;
    const { token } = bitbucket.addToken({ token: 'ATCTT3xFfGF0-globex-only', organizations: ['globex'] });
    const provider = sample(bitbucket.baseUrl, { type: 'bitbucket', organization: 'acme' });
    expect(await look(provider, token)).toContain('onlyPublic');
  });

  it('are in another organization than the provider’s, and outside the token at once', async () => {
    const provider = github('globex');
    expect(await look(provider, githubToken('globex only'), 'acme/web')).toEqual([
      'otherOrganization',
      'repositoryProblem',
    ]);
  });

  it('are there where nothing is wrong', async () => {
    expect(await look(gitlab('acme'), gitlabToken('full access'), 'acme/web')).toEqual([]);
  });

  it('are asked for once, however much is found out', async () => {
    const provider = gitlab('acme');
    const machine = world.machine(provider);
    await machine.token(provider, gitlabToken('full access'));
    world.practice.gitlab.clearRequests();
    await machine.diagnose({ trouble: 'repositories', provider, missing: 'acme/web' });
    const asked = world.practice.gitlab.requests
      .filter(({ path }) => path.includes('/api/'))
      .map(({ method, path, query }) => `${method} ${path}?${query}`);
    expect(asked.toSorted()).toEqual([...new Set(asked)].toSorted());
  });
});

describe('a provider that cannot be created', () => {
  const create = async (
    attempt: { readonly name?: string; readonly baseUrl?: string; readonly token?: string },
    granted = ['*'],
    allowedHosts: readonly string[] = [],
  ): Promise<readonly string[]> => {
    const machine = world.machine(github(undefined, { name: 'Work' }));
    machine.settings.granted = granted;
    machine.settings.allowedHosts = allowedHosts;
    const { name = 'Team', baseUrl = 'https://git.acme.example', token = 'glpat-canary' } = attempt;
    const diagnosis = await machine.diagnose({
      trouble: 'creation',
      attempt: { name, type: 'gitlab', baseUrl, ...(token !== '' && { token: new Secret(token) }) },
    });
    expect(JSON.stringify(diagnosis)).not.toContain('canary');
    return diagnosis.found.map(kindOf);
  };

  it('has no token', async () => {
    expect(await create({ token: '' })).toEqual(['attemptWithoutToken']);
  });

  it('is not permitted on this machine, or its host is not', async () => {
    expect(await create({}, ['iam:project:cicd:providers:read'])).toEqual(['refused']);
    expect(await create({}, ['*'], ['github.com'])).toContain('refused');
  });

  it('has a name that is taken, in whatever letter case, and no token at once', async () => {
    expect(await create({ name: ' WORK ', token: '' })).toEqual(['nameTaken', 'attemptWithoutToken']);
  });

  it('has an address that is none, and a blank name', async () => {
    expect(await create({ name: ' ', baseUrl: 'http://git.acme.example' })).toEqual([
      'attemptInvalid',
      'attemptInvalid',
    ]);
  });

  it('has nothing in its way', async () => {
    expect(await create({})).toEqual([]);
  });
});

describe('a provider that cannot be deleted', () => {
  it('is used by projects, which are listed, and deleting is not permitted', async () => {
    const provider = gitlab('acme');
    const machine = world.machine(provider);
    expect(kindsOf(await machine.diagnose({ trouble: 'deletion', provider }))).toEqual([]);
    await machine.project(provider, 'Web', 'https://gitlab.com/acme/web.git');
    await machine.project(provider, 'Shop', 'https://gitlab.com/acme/shop.git');
    machine.settings.granted = ['iam:project:cicd:providers:read'];
    const { found } = await machine.diagnose({ trouble: 'deletion', provider });
    expect(found.map(kindOf)).toEqual(['refused', 'inUse']);
    expect(found[1]?.cause).toMatchObject({ projects: [{ name: 'Web' }, { name: 'Shop' }] });
    expect(found[1]?.treatments[0]).toEqual({ kind: 'deleteProvider' });
  });
});
