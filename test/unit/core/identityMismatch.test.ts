import { describe, expect, it } from 'vitest';
import {
  accountAuthor,
  identityMismatch,
  type AccountAuthor,
  type AccountIdentity,
} from '../../../src/core/account/identityMismatch';

const work: AccountIdentity = { username: 'alice', email: 'alice@acme.example' };

function mismatch(
  account: AccountIdentity,
  email: string,
  name = 'Alice Example',
): AccountAuthor | undefined {
  return identityMismatch(account, { name, email });
}

describe('the author of commits', () => {
  it.each<readonly [string, AccountIdentity, string]>([
    ['has the email of the account', work, 'alice@acme.example'],
    ['has it in other letters', work, 'Alice@ACME.example'],
    ['has it with spaces around', { ...work, email: ' alice@acme.example ' }, 'alice@acme.example'],
    ['cannot be compared, as the account has no email', { username: 'alice' }, 'alice@home.example'],
    ['cannot be compared, as the email is blank', { username: 'alice', email: ' ' }, 'alice@home.example'],
    ['cannot be compared, as nothing is known', {}, 'alice@home.example'],
    ['hides behind a number and the username', work, '4711+alice@users.noreply.git.example'],
    ['hides behind a number, a hyphen and the username', work, '4711-alice@users.noreply.git.example'],
    ['hides behind the username', work, 'Alice@users.noreply.git.example'],
    ['hides, and the username is not known', { email: 'a@acme.example' }, '1+bob@users.noreply.git.example'],
    [
      'is compared with the token of a project',
      { username: 'bot', email: 'project_7_bot_1f@noreply.git.example' },
      'alice@home.example',
    ],
    [
      'is compared with the token of a repository',
      { username: 'bot', email: '1f3a@bots.git.example' },
      'alice@home.example',
    ],
  ])('is left alone when it %s', (_, account, email) => {
    expect(mismatch(account, email)).toBeUndefined();
  });

  it.each<readonly [string, AccountIdentity, string]>([
    ['has another email', work, 'alice@home.example'],
    ['has an email that contains the account’s', work, 'alice@acme.example.evil.example'],
    ['is unnamed', work, ''],
    ['hides as somebody else', work, '4711+bob@users.noreply.git.example'],
    ['has the username at an address that hides nobody', work, 'alice@noreply.git.example'],
    ['only looks hidden', work, 'alice@users.noreply'],
  ])('is somebody else when it %s', (_, account, email) => {
    expect(mismatch(account, email)).toEqual({ email: 'alice@acme.example' });
  });
});

describe('the author for an account', () => {
  it.each<readonly [string, AccountIdentity, string, string | undefined]>([
    ['the username where nothing better is known', work, 'Someone Else', 'alice'],
    ['the display name before the username', { ...work, displayName: 'Alice E.' }, 'Bob', 'Alice E.'],
    ['the name that Git has where that is the account’s full name', work, 'Alice Example', undefined],
    ['the name that Git has where it differs in case only', work, 'ALICE', undefined],
    ['the name that Git has where the account has none', { email: 'a@acme.example' }, 'Bob', undefined],
  ])('takes %s', (_, account, current, name) => {
    const found = accountAuthor(account, { name: current, email: 'someone@home.example' });
    expect(found).toEqual({ email: account.email, ...(name !== undefined && { name }) });
  });

  it('takes the account’s name where Git knows nobody', () => {
    expect(accountAuthor(work, undefined)).toEqual({ email: 'alice@acme.example', name: 'alice' });
  });

  it('is nobody where no email is known', () => {
    expect(accountAuthor({ username: 'alice' }, undefined)).toBeUndefined();
  });
});
