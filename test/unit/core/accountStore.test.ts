import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createAccountStore } from '../../../src/core/account/accountStore';
import { readPolicy } from '../../../src/core/permission/permission';
import { decodeAccount } from '../../../src/core/account/accountRecord';
import { Secret } from '../../../src/core/account/secret';
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
