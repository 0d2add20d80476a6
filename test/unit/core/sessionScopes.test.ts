import { describe, expect, it } from 'vitest';
import { accountLabel, providerIdOf, sessionId } from '../../../src/core/session/session';
import { answersQuery, fullScopes, readSessionScopes } from '../../../src/core/session/sessionScopes';
import { hosts, sample } from './sampleProviders';

const work = sample('https://gitlab.acme.com', { type: 'gitlab', name: 'Work' });
const backup = sample('https://gitlab.acme.com', { type: 'gitlab', name: 'Backup' });
const open = sample('https://gitlab.com', { type: 'gitlab', name: 'Open' });
const code = sample('https://github.com', { type: 'github', name: 'Code' });
const retired = sample('https://github.com', { type: 'github', name: 'Retired', status: 'inactive' });
const all = [work, backup, open, code, retired];

function named(...scopes: readonly string[]): readonly string[] {
  const query = readSessionScopes(scopes, hosts);
  return query === undefined
    ? []
    : all.filter((provider) => answersQuery(provider, query)).map(({ name }) => name);
}

describe('the scopes of another extension', () => {
  it('name every active provider where there are none', () => {
    expect(named()).toEqual(['Work', 'Backup', 'Open', 'Code']);
  });

  it('name the providers of a type', () => {
    expect(named('gitlab')).toEqual(['Work', 'Backup', 'Open']);
    expect(named('bitbucket')).toEqual([]);
  });

  it('name the providers at a base URL, however it is spelled', () => {
    expect(named('gitlab', 'https://gitlab.acme.com')).toEqual(['Work', 'Backup']);
    expect(named('gitlab', 'HTTPS://GitLab.acme.com:443/')).toEqual(['Work', 'Backup']);
    expect(named('https://gitlab.com', 'gitlab')).toEqual(['Open']);
    expect(named('github', 'https://gitlab.com')).toEqual([]);
  });

  it('name one provider by its id', () => {
    expect(named(`provider:${backup.id}`)).toEqual(['Backup']);
    expect(named('gitlab', 'https://gitlab.acme.com', `provider:${work.id.toUpperCase()}`)).toEqual(['Work']);
    expect(named('github', `provider:${work.id}`)).toEqual([]);
    expect(named('provider:')).toEqual([]);
  });

  it('never name an inactive provider', () => {
    expect(named('github')).toEqual(['Code']);
    expect(named(`provider:${retired.id}`)).toEqual([]);
  });

  it.each([
    ['a word that is no type', ['repo']],
    ['a word beside a type', ['gitlab', 'api']],
    ['two types', ['gitlab', 'github']],
    ['two base URLs', ['gitlab', 'https://gitlab.com', 'https://gitlab.acme.com']],
    ['two ids', [`provider:${work.id}`, `provider:${open.id}`]],
    ['a host without its scheme', ['gitlab.com']],
    ['a URL that is not one', ['https://']],
    ['plain http off this machine', ['http://gitlab.com']],
    ['an empty word', ['']],
  ])('name none for %s', (_, scopes) => {
    expect(readSessionScopes(scopes, hosts)).toBeUndefined();
  });

  it('that a session has by itself name its provider and no other', () => {
    for (const provider of all.filter(({ status }) => status === 'active')) {
      expect(named(...fullScopes(provider))).toEqual([provider.name]);
    }
  });
});

describe('the account of a session', () => {
  it('is called after user and host', () => {
    expect(accountLabel(work, 'alice')).toBe('alice (gitlab.acme.com)');
  });

  it('tells apart what one user has on one host', () => {
    const relative = sample('https://acme.com:8443/gitlab', { type: 'gitlab', organization: 'team/web' });
    expect(accountLabel(relative, 'alice')).toBe('alice (acme.com:8443/gitlab · team/web)');
  });

  it('is called after the provider as long as the host has told no user', () => {
    expect(accountLabel(work, undefined)).toBe('Work (gitlab.acme.com)');
    expect(accountLabel(work, '')).toBe('Work (gitlab.acme.com)');
  });

  it('has an id that leads back to its provider', () => {
    expect(providerIdOf(sessionId(work, 'alice'))).toBe(work.id);
    expect(providerIdOf(sessionId(work, undefined))).toBe(work.id);
    expect(providerIdOf(sessionId(work, 'a:b'))).toBe(work.id);
    expect(sessionId(work, 'alice')).not.toBe(sessionId(work, 'bob'));
    expect(sessionId(work, 'Alice')).toBe(sessionId(work, 'alice'));
  });
});
