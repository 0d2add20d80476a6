import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createAccountStore, type AccountStore } from '../../../../src/core/account/accountStore';
import type { Account } from '../../../../src/core/account/account';
import { Secret } from '../../../../src/core/account/secret';
import {
  createConnectionTester,
  type ConnectionTester,
} from '../../../../src/core/diagnosis/connectionTester';
import type { HistoryNote } from '../../../../src/core/history/history';
import { putInPlace } from '../../../../src/core/lifecycle/rotation/putInPlace';
import { tokenDifference } from '../../../../src/core/lifecycle/rotation/tokenDifference';
import { tryNewToken } from '../../../../src/core/lifecycle/rotation/tryNewToken';
import { createHealthStore } from '../../../../src/core/provider/health';
import type { Provider } from '../../../../src/core/provider/provider';
import { hostOfType } from '../../../../src/hosts/hosts';
import { ok } from '../../../../src/shared/result';
import { startPracticeHosts, type PracticeHosts } from '../../../hosts/startPracticeHosts';
import { signal } from '../../hosts/practiceClient';
import { everythingAllowed, hosts, memoryMemento, memorySecrets, sample } from '../sampleProviders';

let practice: PracticeHosts;

beforeAll(async () => {
  practice = await startPracticeHosts({ only: ['github', 'gitlab'] });
});
afterEach(() => {
  practice.github.faults.clear();
});
afterAll(() => practice.closeAll());

interface World {
  readonly provider: Provider;
  readonly accounts: AccountStore;
  readonly secrets: ReturnType<typeof memorySecrets>;
  readonly tester: ConnectionTester;
  readonly notes: readonly HistoryNote[];
  readonly old: Account;
}

async function world(label = 'full access'): Promise<World> {
  const provider = sample(practice.github.baseUrl);
  const notes: HistoryNote[] = [];
  const secrets = memorySecrets();
  const now = (): Date => new Date();
  const accounts = createAccountStore(
    secrets,
    now,
    () => everythingAllowed,
    (note) => {
      notes.push(note);
      return Promise.resolve();
    },
  );
  const tester = createConnectionTester({
    accounts,
    health: createHealthStore(memoryMemento()),
    hosts,
    tryGit: () => Promise.resolve(ok({})),
    policy: () => everythingAllowed,
    now,
    log: () => undefined,
  });
  const token = new Secret(practice.github.token(label).token);
  const saved = await accounts.save(provider, { token, username: 'alice' });
  if (!saved.ok) throw new Error(saved.error.kind);
  return { provider, accounts, secrets, tester, notes, old: saved.value };
}

function tried({ provider, tester, old }: World, label: string) {
  const host = hostOfType('github');
  if (host === undefined) throw new Error('no GitHub');
  const token = new Secret(practice.github.token(label).token);
  return tryNewToken({ tester, now: () => new Date() }, { provider, host }, old, { token }, signal);
}

describe('a new token, before it takes the old one’s place', () => {
  it('is tested and compared, and stored nowhere', async () => {
    const here = await world();
    const trial = await tried(here, 'acme only');
    expect(trial).toMatchObject({ ok: true, value: { health: 'connected', oldWorks: true } });
    expect(await here.accounts.read(here.provider)).toEqual(ok(here.old));
    expect(here.notes).toEqual([]);
  });

  it('is seen to be another account’s', async () => {
    const here = await world();
    expect(await tried(here, 'bob')).toMatchObject({
      value: { difference: { otherUser: { from: 'alice', to: 'bob' } } },
    });
  });

  it('is seen to be rejected', async () => {
    expect(await tried(await world(), 'expired')).toMatchObject({ value: { health: 'rejected' } });
  });

  it('is not tested while the host is out of reach', async () => {
    const here = await world();
    practice.github.faults.set('/', { reset: true });
    expect(await tried(here, 'bob')).toMatchObject({ value: { health: 'offline', oldWorks: false } });
  });

  it('is compared with what is known here where the old one is dead', async () => {
    const here = await world('expired');
    expect(await tried(here, 'bob')).toMatchObject({
      value: { oldWorks: false, difference: { otherUser: { from: 'alice', to: 'bob' }, lost: [] } },
    });
  });
});

describe('the difference of two tokens', () => {
  const gitlab = hostOfType('gitlab');
  const of = (before: readonly string[] | undefined, after: readonly string[] | undefined) =>
    gitlab &&
    tokenDifference(gitlab, { ...(before && { scopes: before }) }, { ...(after && { scopes: after }) });

  it('is in the scopes that a wider one does not include', () => {
    expect(of(['read_api', 'read_user'], ['api'])).toEqual({ lost: [], gained: ['api'] });
    expect(of(['api'], ['read_api'])).toEqual({ lost: ['api'], gained: [] });
    expect(of(['api'], ['api'])).toEqual({ lost: [], gained: [] });
  });

  it('is none where the host does not tell the scopes of one of them', () => {
    expect(of(undefined, ['api'])).toEqual({ lost: [], gained: [] });
    expect(of(['api'], undefined)).toEqual({ lost: [], gained: [] });
  });

  it('is no other account in another letter case', () => {
    const host = { missingScopes: () => [] };
    expect(tokenDifference(host, { username: 'Alice' }, { username: 'alice' })).not.toHaveProperty(
      'otherUser',
    );
    expect(tokenDifference(host, {}, { username: 'alice' })).not.toHaveProperty('otherUser');
  });
});

describe('a new token that takes the old one’s place', () => {
  const place = (here: World, label: string, old: Account | undefined = here.old) =>
    putInPlace(here, here.provider, old, { token: new Secret(practice.github.token(label).token) });

  it('is stored, tested again, and a line in the history', async () => {
    const here = await world();
    expect(await place(here, 'acme only')).toMatchObject({ value: { kind: 'replaced' } });
    expect(here.notes.map(({ action }) => action.kind)).toEqual(['rotated']);
  });

  it('leaves the old one where it cannot be stored', async () => {
    const here = await world();
    here.secrets.broken = true;
    expect(await place(here, 'acme only')).toEqual({ ok: false, error: { kind: 'notStored' } });
    expect(await here.accounts.read(here.provider)).toEqual(ok(here.old));
  });

  it('makes room for the old one again where the host rejects it all of a sudden', async () => {
    const here = await world();
    expect(await place(here, 'expired')).toMatchObject({ value: { kind: 'putBack' } });
    const account = await here.accounts.read(here.provider);
    expect(account.ok && account.value.token.equals(here.old.token.open())).toBe(true);
    expect(account).toMatchObject({ value: { username: 'alice' } });
  });

  it('stays where there is no old one that works', async () => {
    const here = await world('expired');
    const placed = await putInPlace(here, here.provider, undefined, {
      token: new Secret(practice.github.token('expired').token + 'x'),
    });
    expect(placed).toMatchObject({ value: { kind: 'replaced' } });
  });
});
