import { completeFrom } from '../core/hostRules';
import type { NewToken, PracticeToken, PracticeTokenKind } from '../core/practiceToken';
import { expiredAt, expiresLater } from '../core/sampleWorld';
import { gitlabSpecialTokens } from './gitlabSpecialTokens';
import { gitlabOauth, gitlabRoutable, gitlabToken } from '../core/tokenShapes';

const everything = ['api', 'read_repository', 'write_repository'];
const alice = { user: 'alice', username: 'oauth2', kind: 'personal' as const };

/** Expiry is midnight UTC at the start of the day that the host names. */
const lastDay = `${expiresLater.slice(0, 10)}T00:00:00Z`;

export const gitlabTokens: readonly PracticeToken[] = [
  {
    label: 'full access',
    token: gitlabToken('glpat', 'gitlab full access'),
    can: 'everything that alice can',
    cannot: 'nothing is missing',
    ...alice,
    scopes: everything,
    expiresAt: lastDay,
  },
  {
    label: 'acme only',
    token: gitlabToken('glpat', 'gitlab acme only'),
    can: 'clone, push and webhooks in acme and its subgroups',
    cannot: 'see private projects outside acme',
    ...alice,
    scopes: everything,
    organizations: ['acme'],
    expiresAt: lastDay,
  },
  {
    label: 'globex only',
    token: gitlabRoutable('gitlab globex only'),
    can: 'clone, push and webhooks in globex',
    cannot: 'see private projects outside globex',
    ...alice,
    scopes: everything,
    organizations: ['globex'],
    expiresAt: lastDay,
  },
  {
    label: 'read only',
    token: gitlabToken('glpat', 'gitlab read only'),
    can: 'read the API and clone everywhere',
    cannot: 'push, or manage webhooks',
    ...alice,
    scopes: ['read_api', 'read_repository'],
    expiresAt: lastDay,
  },
  {
    label: 'expired',
    token: gitlabToken('glpat', 'gitlab expired'),
    can: 'nothing any more',
    cannot: 'authenticate: it expired',
    ...alice,
    scopes: everything,
    expiresAt: `${expiredAt.slice(0, 10)}T00:00:00Z`,
  },
  {
    label: 'without repository scope',
    token: gitlabToken('glpat', 'gitlab without repository scope'),
    can: 'tell who alice is',
    cannot: 'list projects, clone or push',
    ...alice,
    scopes: ['read_user'],
    expiresAt: lastDay,
  },
  {
    label: 'bob',
    token: gitlabToken('glpat', 'gitlab bob'),
    can: 'clone in acme, as bob',
    cannot: 'push: bob is a reporter',
    ...alice,
    user: 'bob',
    scopes: everything,
  },
  {
    label: 'oauth',
    token: gitlabOauth('gitlab oauth'),
    can: 'everything, as a bearer token',
    cannot: 'be sent as PRIVATE-TOKEN',
    ...alice,
    kind: 'oauth',
    scopes: everything,
  },
  {
    label: 'deploy token',
    token: gitlabToken('gldt', 'gitlab deploy token'),
    kind: 'deploy',
    can: 'clone in acme',
    cannot: 'use the API, or push',
    username: 'gitlab+deploy-token-1',
    scopes: ['read_repository'],
    organizations: ['acme'],
  },
  ...gitlabSpecialTokens,
];

export function completeGitlabToken(token: NewToken): PracticeToken {
  const kind: PracticeTokenKind = token.kind ?? (token.token.startsWith('gldt-') ? 'deploy' : 'personal');
  const deploy = kind === 'deploy';
  return completeFrom(deploy ? { ...token, user: null } : token, {
    kind,
    username: deploy ? 'gitlab+deploy-token-1' : 'oauth2',
    scopes: deploy ? ['read_repository'] : everything,
  });
}
