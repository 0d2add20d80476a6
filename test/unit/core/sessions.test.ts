import { beforeEach, describe, expect, it } from 'vitest';
import { createAccountStore, type AccountStore } from '../../../src/core/account/accountStore';
import { Secret } from '../../../src/core/account/secret';
import { createHealthStore, type HealthStore, type MemoryPort } from '../../../src/core/provider/health';
import type { Provider } from '../../../src/core/provider/provider';
import {
  createProviderDirectory,
  type ProviderDirectory,
} from '../../../src/core/provider/providerDirectory';
import { createEndedAccess } from '../../../src/core/session/endedAccess';
import { sessionId, type SessionFace } from '../../../src/core/session/session';
import { createSessions, type Sessions } from '../../../src/core/session/sessions';
import { hosts, knownHosts, memoryMemento, memorySecrets, memorySettings, sample } from './sampleProviders';

const work = sample('https://gitlab.acme.com', { type: 'gitlab', name: 'Work' });
const code = sample('https://github.com', { type: 'github', name: 'Code', organization: 'acme' });
const retired = sample('https://github.com', { type: 'github', name: 'Retired', status: 'inactive' });

let now: Date;
let settings: ReturnType<typeof memorySettings>;
let secrets: ReturnType<typeof memorySecrets>;
let secretsRead: string[];
let memory: MemoryPort;
let directory: ProviderDirectory;
let accounts: AccountStore;
let health: HealthStore;
let sessions: Sessions;
let told: string[];

/** One more window: what it keeps in memory is its own, the stores are shared. */
function openWindow(): Sessions {
  return createSessions({
    directory,
    accounts,
    health,
    ended: createEndedAccess(memory),
    types: hosts,
    now: () => now,
    log: (problem) => {
      told.push(problem);
    },
  });
}

beforeEach(async () => {
  now = new Date('2026-01-01T00:00:00Z');
  settings = memorySettings([work, code, retired]);
  secrets = memorySecrets();
  secretsRead = [];
  const watched = {
    ...secrets,
    get(key: string) {
      secretsRead.push(key);
      return secrets.get(key);
    },
  };
  memory = memoryMemento();
  directory = createProviderDirectory(settings, knownHosts);
  accounts = createAccountStore(
    watched,
    () => now,
    () => directory.policy(),
  );
  health = createHealthStore(memory);
  told = [];
  for (const provider of [work, code, retired]) await store(provider, `token of ${provider.name}`);
  secretsRead.length = 0;
  sessions = openWindow();
  sessions.onDidChange(({ added, removed, changed }) => {
    const names = (faces: readonly SessionFace[]) => faces.map(({ label }) => label).join(', ');
    for (const [kind, faces] of Object.entries({ added, removed, changed })) {
      if (faces.length > 0) told.push(`${kind}: ${names(faces)}`);
    }
  });
});

async function store(provider: Provider, token: string, username = 'alice'): Promise<void> {
  now = new Date(now.getTime() + 1000);
  const stored = await accounts.save(provider, { token: new Secret(token), username });
  expect(stored.ok).toBe(true);
}

async function reject({ id }: Provider): Promise<void> {
  const account = await accounts.read(directory.current().byId.get(id)!);
  expect(account.ok).toBe(true);
  const tokenSavedAt = account.ok ? account.value.savedAt : '';
  await health.write(id, { outcome: 'rejected', checkedAt: now.toISOString(), tokenSavedAt });
}

async function labels(...scopes: readonly string[]): Promise<readonly string[]> {
  return (await sessions.list(scopes)).map(({ label }) => label);
}

const aliceAtWork = 'alice (gitlab.acme.com)';
const aliceAtCode = 'alice (github.com · acme)';

describe('the sessions of other extensions', () => {
  it('are one for each active provider with a token', async () => {
    const found = await sessions.list();
    expect(found.map(({ label }) => label)).toEqual([aliceAtWork, aliceAtCode]);
    expect(found.map(({ token }) => token.open())).toEqual(['token of Work', 'token of Code']);
    expect(found[0]?.scopes).toEqual(['gitlab', 'https://gitlab.acme.com', `provider:${work.id}`]);
  });

  it('have ids and accounts that hold no secret', async () => {
    for (const { token, ...face } of await sessions.list()) {
      expect(JSON.stringify(face)).not.toContain(token.open());
    }
  });

  it('have the scopes that were asked for', async () => {
    const [only] = await sessions.list(['github']);
    expect(only).toMatchObject({ label: aliceAtCode, scopes: ['github'] });
  });

  it('are none for scopes that mean nothing', async () => {
    expect(await labels('gitlab', 'api')).toEqual([]);
  });

  it('read no secret before the first question, and then only those of the providers that are named', async () => {
    settings.granted = ['*'];
    await directory.setStatus(directory.current().byId.get(retired.id)!, 'inactive');
    expect(secretsRead).toEqual([]);
    await sessions.list([`provider:${work.id}`]);
    expect(secretsRead).toEqual([`account.${work.id}`]);
    await sessions.list(['unknown']);
    expect(secretsRead).toHaveLength(1);
  });

  it('are none without the permission to read', async () => {
    settings.granted = ['iam:project:cicd:providers:write'];
    await directory.save(work, work.scope);
    expect(await labels()).toEqual([]);
    expect(secretsRead).toEqual([]);
  });

  it('are none for a host that is not allowed', async () => {
    settings.allowedHosts = ['github.com'];
    await directory.save(code, code.scope);
    expect(await labels()).toEqual([aliceAtCode]);
  });

  it('are none for a token that the host refuses, until it is replaced', async () => {
    await reject(work);
    expect(await labels('gitlab')).toEqual([]);
    await store(work, 'a better one');
    expect(await labels('gitlab')).toEqual([aliceAtWork]);
  });

  it('are none for a token that has expired', async () => {
    const expiresAt = new Date(now.getTime() + 1000).toISOString();
    await accounts.save(work, { token: new Secret('short'), username: 'alice', expiresAt });
    expect(await labels('gitlab')).toEqual([aliceAtWork]);
    now = new Date(now.getTime() + 2000);
    expect(await labels('gitlab')).toEqual([]);
  });

  it('are none for a token that was entered for another address', async () => {
    const moved = { ...work, baseUrl: sample('https://gitlab.evil.example').baseUrl };
    await directory.save(moved, work.scope);
    expect(await labels('gitlab')).toEqual([]);
  });
});

describe('changes of sessions', () => {
  it('are told once somebody has asked, and not before', async () => {
    await store(work, 'second');
    await sessions.look();
    expect(told).toEqual([]);
    await sessions.list();
    expect(told).toEqual([]);
  });

  it('tell of a token that is replaced', async () => {
    await sessions.list();
    await store(work, 'second');
    await expect.poll(() => told).toEqual([`changed: ${aliceAtWork}`]);
  });

  it('tell of a token that is removed, and of one that is entered again', async () => {
    await sessions.list();
    await accounts.remove(work.id);
    await expect.poll(() => told).toEqual([`removed: ${aliceAtWork}`]);
    await store(work, 'again');
    await expect.poll(() => told).toEqual([`removed: ${aliceAtWork}`, `added: ${aliceAtWork}`]);
  });

  it('tell of another user as of another session', async () => {
    await sessions.list();
    await store(work, 'other', 'bob');
    await expect.poll(() => told).toEqual(['added: bob (gitlab.acme.com)', `removed: ${aliceAtWork}`]);
  });

  it('tell of providers that are activated, deactivated and deleted', async () => {
    await sessions.list();
    const current = (): Provider => directory.current().byId.get(code.id)!;
    await directory.setStatus(current(), 'inactive');
    await expect.poll(() => told).toEqual([`removed: ${aliceAtCode}`]);
    await directory.setStatus(current(), 'active');
    await expect.poll(() => told.slice(1)).toEqual([`added: ${aliceAtCode}`]);
    await directory.remove(current());
    await expect.poll(() => told.slice(2)).toEqual([`removed: ${aliceAtCode}`]);
  });

  it('tell of a token that the host begins to refuse', async () => {
    await sessions.list();
    await reject(work);
    await expect.poll(() => told).toEqual([`removed: ${aliceAtWork}`]);
  });

  it('say nothing where only the name of a provider changes', async () => {
    await sessions.list();
    await directory.save({ ...work, name: 'Renamed' }, work.scope);
    await store(code, 'marks the end');
    await expect.poll(() => told).toEqual([`changed: ${aliceAtCode}`]);
  });

  it('never hold a token', async () => {
    await sessions.list();
    const seen: unknown[] = [];
    sessions.onDidChange((changes) => seen.push(changes));
    await store(work, 'a secret of its own');
    await expect.poll(() => seen).toHaveLength(1);
    expect(seen[0]).toEqual({
      added: [],
      removed: [],
      changed: [
        {
          id: sessionId(work, 'alice'),
          label: aliceAtWork,
          scopes: expect.anything() as unknown,
          savedAt: now.toISOString(),
        },
      ],
    });
  });
});

describe('the end of access', () => {
  it('takes the session from everybody, and leaves the token where it is', async () => {
    await sessions.list();
    await sessions.end(sessionId(work, 'alice'));
    expect(told).toEqual([`removed: ${aliceAtWork}`]);
    expect(await labels()).toEqual([aliceAtCode]);
    expect((await accounts.read(work)).ok).toBe(true);
  });

  it('lasts when the token is replaced', async () => {
    await sessions.list();
    await sessions.end(sessionId(work, 'alice'));
    await store(work, 'second');
    expect(await labels('gitlab')).toEqual([]);
  });

  it('is over when the user grants the session anew', async () => {
    await sessions.list();
    await sessions.end(sessionId(work, 'alice'));
    const granted = await sessions.grant(work, ['gitlab']);
    expect(granted).toMatchObject({ label: aliceAtWork, scopes: ['gitlab'] });
    expect(told).toEqual([`removed: ${aliceAtWork}`, `added: ${aliceAtWork}`]);
    expect(await labels('gitlab')).toEqual([aliceAtWork]);
  });

  it('holds in every window, and the others tell it when they look', async () => {
    await sessions.list();
    const other = openWindow();
    await other.end(sessionId(work, 'alice'));
    expect(await labels('github')).toEqual([aliceAtCode]);
    expect(told).toEqual([]);
    await sessions.look();
    expect(told).toEqual([`removed: ${aliceAtWork}`]);
    await sessions.look();
    expect(told).toHaveLength(1);
  });

  it('cannot be lifted for a token that does not work', async () => {
    await reject(work);
    expect(await sessions.grant(work, ['gitlab'])).toBeUndefined();
  });
});
