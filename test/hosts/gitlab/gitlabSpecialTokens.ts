import type { PracticeToken } from '../core/practiceToken';
import { gitlabRoutable, gitlabToken } from '../core/tokenShapes';

const everything = ['api', 'read_repository', 'write_repository'];
const alice = { user: 'alice', username: 'oauth2', kind: 'personal' as const };
const granular = { ...alice, scopes: ['granular'] };

/** Tokens with permissions in place of scopes, tokens of groups and projects, and ones that somebody else ended. */
export const gitlabSpecialTokens: readonly PracticeToken[] = [
  {
    label: 'revoked',
    token: gitlabToken('glpat', 'gitlab revoked'),
    can: 'nothing any more',
    cannot: 'authenticate: it was revoked',
    ...alice,
    scopes: everything,
    revoked: true,
  },
  {
    label: 'blocked account',
    token: gitlabToken('glpat', 'gitlab blocked account'),
    can: 'nothing',
    cannot: 'do anything: the account is blocked',
    ...alice,
    scopes: everything,
    held: 'blocked',
  },
  {
    label: 'granular',
    token: gitlabRoutable('gitlab granular'),
    can: 'everything, by permissions in place of scopes',
    cannot: 'tell of itself',
    ...granular,
  },
  {
    label: 'granular read only',
    token: gitlabRoutable('gitlab granular read only'),
    can: 'tell the user, list and clone projects',
    cannot: 'push, manage webhooks, or tell of itself',
    ...granular,
    permissions: ['read_user', 'read_group', 'read_project', 'download_code'],
  },
  {
    label: 'granular without projects',
    token: gitlabRoutable('gitlab granular without projects'),
    can: 'tell the user',
    cannot: 'list projects or clone',
    ...granular,
    permissions: ['read_user'],
  },
  {
    label: 'group token',
    token: gitlabToken('glpat', 'gitlab group token'),
    kind: 'personal',
    can: 'clone and push in acme, as a bot',
    cannot: 'reach anything outside acme',
    username: 'oauth2',
    scopes: everything,
    organizations: ['acme'],
  },
  {
    label: 'project token',
    token: gitlabToken('glpat', 'gitlab project token'),
    kind: 'personal',
    can: 'clone and push in acme/web, as a bot',
    cannot: 'reach any other project',
    username: 'oauth2',
    scopes: everything,
    organizations: ['acme/web'],
    rights: 'admin',
  },
  {
    label: 'self rotate',
    token: gitlabToken('glpat', 'gitlab self rotate'),
    can: 'tell who alice is, and rotate itself',
    cannot: 'list projects, clone or push',
    ...alice,
    scopes: ['read_user', 'self_rotate'],
  },
];
