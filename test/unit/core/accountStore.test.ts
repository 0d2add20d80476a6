import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createAccountStore } from '../../../src/core/account/accountStore';
import { readPolicy } from '../../../src/core/permission/permission';
import { decodeAccount } from '../../../src/core/account/accountRecord';
import { Secret } from '../../../src/core/account/secret';
import { tokenSince } from '../../../src/core/account/tokenSince';
import { everythingAllowed, baseUrl, memorySecrets, noon, sample, workspaceScope } from './sampleProviders';

const provider = sample('https://gitlab.acme.com', { type: 'gitlab' });

describe('a secret', () => {
  const secret = new Secret('canary-token');

  it('shows itself in no conversion', () => {
    const shown = [
      String(secret),
      [secret].join(),
      JSON.stringify({ secret }),
      inspect({ secret }, { depth: 9, showHidden: true }),
      Object.entries(secret).join(),
      ''.concat(secret as unknown as string),
    ];
    for (const text of shown) expect(text).not.toContain('canary');
  });

  it('is opened by one call', () => {
    expect(secret.open()).toBe('canary-token');
    expect(secret.equals('canary-token')).toBe(true);
    expect(secret.equals('canary')).toBe(false);
  });
});

/** A stored account with the token, as the store writes it. */
async function textOf(token: Secret): Promise<string> {
  const secrets = memorySecrets();
  const store = createAccountStore(
    secrets,
    () => noon,
    () => everythingAllowed,
  );
  await store.save(provider, { token });
  return secrets.texts.get(`account.${provider.id}`) ?? '';
}

describe('the account store', () => {
  it('gives back the whole record', async () => {
    const store = createAccountStore(
      memorySecrets(),
      () => noon,
      () => everythingAllowed,
    );
    await store.save(provider, { token: new Secret('t'), username: 'alice', email: 'a@acme.example' });
    const read = await store.read(provider);
    expect(read).toMatchObject({
      ok: true,
      value: { username: 'alice', email: 'a@acme.example', savedAt: noon.toISOString() },
    });
    expect(read.ok && read.value.token.open()).toBe('t');
  });

  it('says what has changed when a definition no longer fits the token', async () => {
    const store = createAccountStore(
      memorySecrets(),
      () => noon,
      () => everythingAllowed,
    );
    await store.save(provider, { token: new Secret('t') });
    expect(await store.read({ ...provider, baseUrl: baseUrl('https://evil.tld') })).toEqual({
      ok: false,
      error: { kind: 'baseUrlChanged', from: 'https://gitlab.acme.com' },
    });
    expect(await store.read({ ...provider, baseUrl: baseUrl('https://gitlab.acme.com/sub') })).toMatchObject({
      ok: false,
    });
    expect(await store.read({ ...provider, scope: workspaceScope })).toEqual({
      ok: false,
      error: { kind: 'scopeChanged', from: 'user' },
    });
  });

  it('keeps the old token when the new one cannot be stored', async () => {
    const secrets = memorySecrets();
    const store = createAccountStore(
      secrets,
      () => noon,
      () => everythingAllowed,
    );
    await store.save(provider, { token: new Secret('old') });
    secrets.broken = true;
    expect(await store.save(provider, { token: new Secret('new') })).toEqual({
      ok: false,
      error: { kind: 'notStored' },
    });
    const read = await store.read(provider);
    expect(read.ok && read.value.token.open()).toBe('old');
  });

  it('knows since when it has a token, whatever else of the account is changed', async () => {
    let now = noon;
    const store = createAccountStore(
      memorySecrets(),
      () => now,
      () => everythingAllowed,
    );
    const dayLater = (): void => {
      now = new Date(now.getTime() + 86_400_000);
    };
    const since = async (): Promise<string | undefined> => {
      const account = await store.read(provider);
      return account.ok ? tokenSince(account.value) : undefined;
    };
    const token = new Secret('t');
    await store.save(provider, { token });
    for (const username of ['alice', 'bob']) {
      dayLater();
      await store.save(provider, { token, username });
      expect(await store.read(provider)).toMatchObject({ value: { savedAt: now.toISOString() } });
      expect(await since()).toBe(noon.toISOString());
    }
    await store.learn(provider, token, { expiresAt: 'never' });
    await store.rebind(provider, { ...provider, scope: workspaceScope });
    await store.rebind({ ...provider, scope: workspaceScope }, provider);
    expect(await since()).toBe(noon.toISOString());
    dayLater();
    await store.save(provider, { token: new Secret('another'), username: 'bob' });
    expect(await since()).toBe(now.toISOString());
  });

  it('lets what a test has learnt of the old token not bring it back over a new one', async () => {
    const secrets = memorySecrets();
    let reads = 0;
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const slow = {
      ...secrets,
      get: async (key: string) => {
        const text = await secrets.get(key);
        // The test has read the old account, and is held up.
        if (++reads === 1) await held;
        return text;
      },
    };
    const store = createAccountStore(
      slow,
      () => noon,
      () => everythingAllowed,
    );
    secrets.texts.set(`account.${provider.id}`, await textOf(new Secret('old')));
    const learning = store.learn(provider, new Secret('old'), { username: 'alice' });
    const saving = store.save(provider, { token: new Secret('new') });
    await new Promise(setImmediate);
    goOn();
    await Promise.all([learning, saving]);
    const read = await store.read(provider);
    expect(read.ok && read.value.token.open()).toBe('new');
  });

  it('calls a new token what whoever brings it calls it', async () => {
    const kinds: string[] = [];
    const store = createAccountStore(
      memorySecrets(),
      () => noon,
      () => everythingAllowed,
      ({ action }) => Promise.resolve(void kinds.push(action.kind)),
    );
    await store.save(provider, { token: new Secret('1') }, 'rotated');
    await store.save(provider, { token: new Secret('2') });
    await store.save(provider, { token: new Secret('3') }, 'rotated');
    await store.save(provider, { token: new Secret('3'), username: 'alice' }, 'rotated');
    expect(kinds).toEqual(['tokenReplaced', 'rotated']);
  });

  it('stores nothing without the permission to write', async () => {
    const secrets = memorySecrets();
    const store = createAccountStore(
      secrets,
      () => noon,
      () => readPolicy({ permissions: [], allowedHosts: [] }),
    );
    expect(await store.save(provider, { token: new Secret('t') })).toMatchObject({
      error: { kind: 'refused' },
    });
    expect(secrets.texts.size).toBe(0);
  });

  it('adds what a test found only to the token that was tested', async () => {
    const store = createAccountStore(
      memorySecrets(),
      () => noon,
      () => everythingAllowed,
    );
    await store.save(provider, { token: new Secret('new') });
    await store.learn(provider, new Secret('old'), { username: 'mallory' });
    expect(await store.read(provider)).toMatchObject({ value: { token: expect.anything() as unknown } });
    expect((await store.read(provider)) as unknown).not.toMatchObject({ value: { username: 'mallory' } });
    await store.learn(provider, new Secret('new'), { username: 'alice' });
    expect(await store.read(provider)).toMatchObject({ value: { username: 'alice' } });
  });

  it.each(['', 'null', '{}', '[]', '{"version":1,"token":""}', '{"version":2,"token":"t"}', 'garbage'])(
    'takes %j for unreadable',
    (text) => {
      expect(decodeAccount(text)).toBeUndefined();
    },
  );
});
