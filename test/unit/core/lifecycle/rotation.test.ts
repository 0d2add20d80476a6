import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../../../src/core/account/secret';
import { planRotation } from '../../../../src/core/lifecycle/rotation/planRotation';
import { rotateOnHost } from '../../../../src/core/lifecycle/rotation/rotateOnHost';
import { readPolicy } from '../../../../src/core/permission/permission';
import { startPracticeHosts, type PracticeHosts } from '../../../hosts/startPracticeHosts';
import { signal } from '../../hosts/practiceClient';
import { accountsWith, everythingAllowed, hosts, sample } from '../sampleProviders';
import { inDays, journalTexts, rotationWorld, statusOf } from './rotationWorld';

let practice: PracticeHosts;
let rotatePath: string;

beforeAll(async () => {
  practice = await startPracticeHosts({ only: ['gitlab', 'github'] });
  rotatePath = `${new URL(practice.gitlab.baseUrl).pathname.replace(/\/$/, '')}/api/v4/personal_access_tokens/self/rotate`;
});
afterEach(() => {
  practice.gitlab.faults.clear();
  practice.gitlab.clearRequests();
});
afterAll(() => practice.closeAll());

function rotations(): number {
  return practice.gitlab.requests.filter(({ path }) => path.endsWith('/rotate')).length;
}

describe('a rotation', () => {
  it('ends the old token, stores the new one, and is a line in the history', async () => {
    const world = await rotationWorld(practice.gitlab);
    const old = await world.token();
    const day = inDays(90);
    const end = await world.rotate({}, day);
    expect(end).toMatchObject({ kind: 'rotated', left: [] });
    const fresh = await world.token();
    expect(end.kind === 'rotated' && end.token.open()).toBe(fresh);
    expect(fresh).not.toBe(old);
    expect(await statusOf(practice.gitlab, old)).toBe(401);
    expect(await statusOf(practice.gitlab, fresh)).toBe(200);
    expect(await world.accounts.read(world.provider)).toMatchObject({
      value: { username: 'alice', expiresAt: `${day}T00:00:00.000Z` },
    });
    expect(world.notes.map(({ action }) => action)).toEqual([{ kind: 'rotated' }]);
    expect(await journalTexts(world.directory)).toEqual([]);
    expect(rotations()).toBe(1);
  });

  it('gives the new token to every provider that had the old one', async () => {
    const world = await rotationWorld(practice.gitlab);
    const twin = sample(practice.gitlab.baseUrl, { type: 'gitlab' });
    const other = sample(practice.gitlab.baseUrl, { type: 'gitlab' });
    await world.accounts.save(twin, { token: new Secret((await world.token()) ?? ''), username: 'twin' });
    await world.accounts.save(other, { token: new Secret('another') });
    await world.rotate({ providers: () => [world.provider, twin, other] });
    expect(await world.token(twin)).toBe(await world.token());
    expect(await world.accounts.read(twin)).toMatchObject({ value: { username: 'twin' } });
    expect(await world.token(other)).toBe('another');
  });

  it('gives the new token to no provider at another path of the host', async () => {
    const world = await rotationWorld(practice.gitlab);
    const elsewhere = sample(new URL('other/', practice.gitlab.baseUrl).href, { type: 'gitlab' });
    const old = (await world.token()) ?? '';
    await world.accounts.save(elsewhere, { token: new Secret(old) });
    const end = await world.rotate({ providers: () => [world.provider, elsewhere] });
    expect(end).toMatchObject({ kind: 'rotated', left: [{ id: elsewhere.id }] });
    expect(await world.token(elsewhere)).toBe(old);
  });

  it('names the providers that could not be given it', async () => {
    const world = await rotationWorld(practice.gitlab);
    const twin = sample(practice.gitlab.baseUrl, { type: 'gitlab' });
    await world.accounts.save(twin, { token: new Secret((await world.token()) ?? '') });
    const accounts = {
      ...world.accounts,
      save: async (...[provider, ...rest]: Parameters<typeof world.accounts.save>) => {
        world.secrets.broken = provider.id === twin.id;
        return world.accounts.save(provider, ...rest);
      },
    };
    const end = await world.rotate({ accounts, providers: () => [world.provider, twin] });
    expect(end).toMatchObject({ kind: 'rotated', left: [{ id: twin.id }] });
    expect(await statusOf(practice.gitlab, await world.token())).toBe(200);
  });

  it('shows tokens in nothing that is logged, written down or printed', async () => {
    const world = await rotationWorld(practice.gitlab);
    practice.gitlab.faults.set(rotatePath, { truncate: true });
    const lost = await world.rotate();
    practice.gitlab.faults.clear();
    const other = await rotationWorld(practice.gitlab);
    const texts: string[] = [];
    const accounts = {
      ...other.accounts,
      save: async (...given: Parameters<typeof other.accounts.save>) => {
        texts.push(...(await journalTexts(other.directory)));
        return other.accounts.save(...given);
      },
    };
    const done = await other.rotate({ accounts });
    expect(texts).toHaveLength(1);
    const seen = [
      inspect([lost, done], { depth: 9 }),
      JSON.stringify([lost, done]),
      ...texts,
      ...world.logged,
    ];
    for (const text of seen) expect(text).not.toMatch(/glpat-/);
  });
});

describe('before anything is sent', () => {
  it('another window that rotates is left in peace', async () => {
    const world = await rotationWorld(practice.gitlab);
    const end = await world.rotate({ takeTurn: () => Promise.resolve(undefined) });
    expect(end).toEqual({ kind: 'notBegun', reason: { kind: 'busy' } });
    expect(rotations()).toBe(0);
  });

  it('a token that was replaced in the meantime is seen', async () => {
    const world = await rotationWorld(practice.gitlab);
    const policy = () => everythingAllowed;
    const plan = await planRotation({ ...world, hosts, policy }, world.provider, signal);
    await world.accounts.save(world.provider, { token: new Secret('another') });
    if (!plan.ok) throw new Error(plan.error.kind);
    const end = await rotateOnHost(world.parts, plan.value, inDays(90));
    expect(end).toEqual({ kind: 'notBegun', reason: { kind: 'changed' } });
    expect(rotations()).toBe(0);
  });

  it('a token that was rotated elsewhere does not ask again, which would end its successor', async () => {
    const world = await rotationWorld(practice.gitlab);
    const here = await rotationWorld(practice.gitlab, await world.token());
    const policy = () => everythingAllowed;
    const plan = await planRotation({ ...here, hosts, policy }, here.provider, signal);
    await world.rotate();
    if (!plan.ok) throw new Error(plan.error.kind);
    const end = await rotateOnHost(here.parts, plan.value, inDays(90));
    expect(end).toMatchObject({
      kind: 'notBegun',
      reason: { kind: 'hostError', error: { kind: 'unauthorized', reason: 'revoked' } },
    });
    expect(rotations()).toBe(1);
    expect(await statusOf(practice.gitlab, await world.token())).toBe(200);
  });

  it('a secret store that keeps nothing is found out', async () => {
    const world = await rotationWorld(practice.gitlab);
    const old = await world.token();
    const accounts = {
      ...world.accounts,
      rebind: () => Promise.resolve({ ok: false as const, error: { kind: 'notStored' as const } }),
    };
    expect(await world.rotate({ accounts })).toEqual({
      kind: 'notBegun',
      reason: { kind: 'storeFails', problem: { kind: 'notStored' } },
    });
    expect(rotations()).toBe(0);
    expect(await statusOf(practice.gitlab, old)).toBe(200);
  });

  it('a journal that cannot be written stops it', async () => {
    const world = await rotationWorld(practice.gitlab);
    const journal = { ...world.parts.journal, begin: () => Promise.reject(new Error('disk full')) };
    expect(await world.rotate({ journal })).toEqual({ kind: 'notBegun', reason: { kind: 'notRecorded' } });
    expect(rotations()).toBe(0);
    expect(await statusOf(practice.gitlab, await world.token())).toBe(200);
  });

  it('a host that cannot be reached is left alone', async () => {
    const world = await rotationWorld(practice.gitlab);
    const policy = () => everythingAllowed;
    const plan = await planRotation({ ...world, hosts, policy }, world.provider, signal);
    practice.gitlab.faults.set('/', { reset: true });
    if (!plan.ok) throw new Error(plan.error.kind);
    expect(await rotateOnHost(world.parts, plan.value, inDays(90))).toMatchObject({
      kind: 'notBegun',
      reason: { kind: 'hostError', error: { kind: 'unreachable' } },
    });
    expect(rotations()).toBe(0);
  });
});

describe('a host that says no', () => {
  it.each([
    [403, 'forbidden'],
    [404, 'notFound'],
    [429, 'rateLimited'],
  ])('with %s has changed nothing', async (status, kind) => {
    const world = await rotationWorld(practice.gitlab);
    practice.gitlab.faults.set(rotatePath, { status });
    expect(await world.rotate()).toMatchObject({ kind: 'refused', error: { kind } });
    expect(rotations()).toBe(1);
    expect(await statusOf(practice.gitlab, await world.token())).toBe(200);
    expect(await journalTexts(world.directory)).toEqual([]);
  });

  it('to a day that is too late names the last one that it takes', async () => {
    const world = await rotationWorld(practice.gitlab);
    expect(await world.rotate({}, inDays(400))).toMatchObject({
      kind: 'refused',
      error: { kind: 'notAccepted', latestDay: inDays(365) },
    });
    expect(await world.rotate({}, inDays(365))).toMatchObject({ kind: 'rotated' });
  });
});

describe('an answer that is lost', () => {
  it('after the host has rotated is not asked for again: the old token is known to be dead', async () => {
    const world = await rotationWorld(practice.gitlab);
    practice.gitlab.faults.set(rotatePath, { truncate: true });
    expect(await world.rotate()).toMatchObject({ kind: 'answerLost', old: 'dead' });
    expect(rotations()).toBe(1);
    expect(world.health.read(world.provider.id)?.outcome).toBe('rejected');
    expect(await journalTexts(world.directory)).toEqual([]);
  });

  it.each([{ reset: true }, { status: 502 }, { status: 503 }, { html: true }])(
    'before it has, by %j, leaves the old token as it was',
    async (fault) => {
      const world = await rotationWorld(practice.gitlab);
      practice.gitlab.faults.set(rotatePath, fault);
      expect(await world.rotate()).toMatchObject({ kind: 'answerLost', old: 'works' });
      expect(rotations()).toBe(1);
      expect(await statusOf(practice.gitlab, await world.token())).toBe(200);
      expect(await journalTexts(world.directory)).toEqual([]);
    },
  );

  it('together with the host stays in the journal, until somebody can look', async () => {
    const world = await rotationWorld(practice.gitlab);
    const { journal } = world.parts;
    const begin: typeof journal.begin = (rotation) => {
      practice.gitlab.faults.set('/', { reset: true });
      return journal.begin(rotation);
    };
    expect(await world.rotate({ journal: { ...journal, begin } })).toMatchObject({
      kind: 'answerLost',
      old: 'unknown',
    });
    expect(await journal.unfinished()).toMatchObject([{ id: world.provider.id }]);
    expect(rotations()).toBe(1);
  });

  it('in a client that breaks is told as such', async () => {
    const world = await rotationWorld(practice.gitlab);
    const policy = () => everythingAllowed;
    const plan = await planRotation({ ...world, hosts, policy }, world.provider, signal);
    if (!plan.ok) throw new Error(plan.error.kind);
    const client = { ...plan.value.client, rotate: () => Promise.reject(new TypeError('glpat-secret')) };
    expect(await rotateOnHost(world.parts, { ...plan.value, client }, inDays(90))).toEqual({
      kind: 'answerLost',
      old: 'works',
    });
    expect(world.logged).toEqual(['A rotation broke: TypeError']);
  });
});

describe('a new token that cannot be stored', () => {
  it('is handed to the user, and stored once that works', async () => {
    const world = await rotationWorld(practice.gitlab);
    const shown: string[] = [];
    const end = await world.rotate({
      journal: breaking(world),
      keepByHand: (token, problem) => {
        shown.push(token.open(), problem.kind);
        world.secrets.broken = shown.length < 4;
        return Promise.resolve('again');
      },
    });
    expect(end).toMatchObject({ kind: 'rotated' });
    const fresh = await world.token();
    expect(shown).toEqual([fresh, 'notStored', fresh, 'notStored']);
    expect(await statusOf(practice.gitlab, fresh)).toBe(200);
    expect(rotations()).toBe(1);
  });

  it('is the user’s to keep where it never does, and Git is not served the old one', async () => {
    const world = await rotationWorld(practice.gitlab);
    let kept: string | undefined;
    const end = await world.rotate({
      journal: breaking(world),
      keepByHand: (token) => {
        kept = token.open();
        return Promise.resolve('done');
      },
    });
    expect(end).toEqual({ kind: 'notStored' });
    expect(await statusOf(practice.gitlab, kept)).toBe(200);
    expect(world.health.read(world.provider.id)?.outcome).toBe('rejected');
    expect(await journalTexts(world.directory)).toEqual([]);
  });

  it('because the store throws is not lost either', async () => {
    const world = await rotationWorld(practice.gitlab);
    const accounts = { ...world.accounts, save: () => Promise.reject(new Error('keyring locked')) };
    let kept: string | undefined;
    await world.rotate({
      accounts,
      keepByHand: (token) => {
        kept = token.open();
        return Promise.resolve('done');
      },
    });
    expect(await statusOf(practice.gitlab, kept)).toBe(200);
  });

  /** A journal after which the secret store keeps nothing. */
  function breaking({ parts, secrets }: Awaited<ReturnType<typeof rotationWorld>>): typeof parts.journal {
    return {
      ...parts.journal,
      begin: (rotation) => {
        secrets.broken = true;
        return parts.journal.begin(rotation);
      },
    };
  }
});

describe('a rotation that cannot be', () => {
  const plan = async (type: 'gitlab' | 'github', label: string, policy = everythingAllowed) => {
    const host = practice[type];
    const provider = sample(host.baseUrl, { type });
    const accounts = await accountsWith([[provider, host.token(label).token]]);
    return planRotation({ accounts, hosts, policy: () => policy }, provider, signal);
  };

  it.each([
    ['gitlab', 'full access'],
    ['gitlab', 'self rotate'],
    ['gitlab', 'project token'],
    ['gitlab', 'granular'],
  ] as const)('is not one of %s, %s', async (type, label) => {
    expect(await plan(type, label)).toMatchObject({ ok: true });
  });

  it.each([
    ['gitlab', 'read only', { kind: 'scopeMissing', scope: 'self_rotate' }],
    ['gitlab', 'oauth', { kind: 'notOffered' }],
    ['gitlab', 'expired', { kind: 'hostError', error: { kind: 'unauthorized', reason: 'expired' } }],
    ['github', 'full access', { kind: 'notOffered' }],
  ] as const)('is one of %s, %s', async (type, label, error) => {
    practice.gitlab.clearRequests();
    expect(await plan(type, label)).toMatchObject({ ok: false, error });
    expect(practice.gitlab.requests.every(({ method }) => method === 'GET')).toBe(true);
  });

  it('is one without the permission, and asks nobody', async () => {
    practice.gitlab.clearRequests();
    const policy = readPolicy({ permissions: ['iam:project:cicd:providers:read'], allowedHosts: [] });
    expect(await plan('gitlab', 'full access', policy)).toMatchObject({ error: { kind: 'refused' } });
    expect(practice.gitlab.requests).toEqual([]);
  });
});
