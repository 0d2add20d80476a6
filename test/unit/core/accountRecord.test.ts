import { describe, expect, it } from 'vitest';
import { decodeAccount } from '../../../src/core/account/accountRecord';

/** As version 1 has written it. */
const first =
  '{"token":"glpat-1","baseUrl":"https://gitlab.acme.com","scope":"user","username":"alice","savedAt":"2026-11-22T12:00:00.000Z","version":1}';

describe('an account of an earlier version', () => {
  it('is read, from version 1 on', () => {
    const account = decodeAccount(first);
    expect(account?.token.open()).toBe('glpat-1');
    expect(account).toMatchObject({ baseUrl: 'https://gitlab.acme.com', scope: 'user', username: 'alice' });
  });

  it('is lifted step by step by later versions', () => {
    const account = decodeAccount(first, [
      (stored) => ({ ...stored, username: undefined, login: stored['username'] }),
      (stored) => ({ ...stored, username: `${String(stored['login'])}@acme` }),
    ]);
    expect(account?.username).toBe('alice@acme');
  });

  it('is left alone where a newer version has written it, or nobody', () => {
    for (const text of [
      first.replace('"version":1', '"version":2'),
      '{}',
      'nonsense',
      '[]',
      '{"version":0}',
    ]) {
      expect(decodeAccount(text)).toBeUndefined();
    }
  });
});
