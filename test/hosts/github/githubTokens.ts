import { completeFrom } from '../core/hostRules';
import type { NewToken, PracticeToken, PracticeTokenKind } from '../core/practiceToken';
import { expiredAt, expiresLater } from '../core/sampleWorld';
import { githubFineGrained, githubLongInstallation, githubToken } from '../core/tokenShapes';
import { githubSpecialTokens } from './githubSpecialTokens';

const writing = ['contents=write', 'repository_hooks=write', 'metadata=read'];
const alice = { user: 'alice', username: 'alice' };

/** Fine-grained and installation tokens have permissions in place of scopes, `contents=write`. */
export const githubTokens: readonly PracticeToken[] = [
  {
    label: 'full access',
    token: githubToken('ghp', 'github full access'),
    kind: 'classic',
    can: 'everything that alice can',
    cannot: 'nothing is missing',
    ...alice,
    scopes: ['admin:repo_hook', 'read:org', 'repo'],
    expiresAt: expiresLater,
  },
  {
    label: 'acme only',
    token: githubFineGrained('github acme only'),
    kind: 'fineGrained',
    can: 'clone, push and webhooks in acme',
    cannot: 'see private repositories outside acme',
    ...alice,
    scopes: writing,
    organizations: ['acme'],
    expiresAt: expiresLater,
  },
  {
    label: 'globex only',
    token: githubFineGrained('github globex only'),
    kind: 'fineGrained',
    can: 'clone, push and webhooks in globex',
    cannot: 'see private repositories outside globex',
    ...alice,
    scopes: writing,
    organizations: ['globex'],
    expiresAt: expiresLater,
  },
  {
    label: 'read only',
    token: githubFineGrained('github read only'),
    kind: 'fineGrained',
    can: 'clone in acme',
    cannot: 'push, or manage webhooks',
    ...alice,
    scopes: ['contents=read', 'metadata=read'],
    organizations: ['acme'],
    expiresAt: expiresLater,
  },
  {
    label: 'expired',
    token: githubToken('ghp', 'github expired'),
    kind: 'classic',
    can: 'nothing any more',
    cannot: 'authenticate: it expired',
    ...alice,
    scopes: ['repo', 'read:org'],
    expiresAt: expiredAt,
  },
  {
    label: 'without repo scope',
    token: githubToken('ghp', 'github without repo scope'),
    kind: 'classic',
    can: 'tell who alice is',
    cannot: 'see or clone private repositories',
    ...alice,
    scopes: ['read:org', 'read:user'],
  },
  {
    label: 'bob',
    token: githubToken('ghp', 'github bob'),
    kind: 'classic',
    can: 'clone in acme, as bob',
    cannot: 'push: bob may only read',
    user: 'bob',
    username: 'bob',
    scopes: ['read:org', 'repo'],
  },
  {
    label: 'app installation',
    token: githubToken('ghs', 'github app installation'),
    kind: 'installation',
    can: 'clone and push in acme, as an app',
    cannot: 'tell a user: it belongs to none',
    username: 'x-access-token',
    scopes: writing,
    organizations: ['acme'],
  },
  {
    label: 'long app installation',
    token: githubLongInstallation('github long app installation'),
    kind: 'installation',
    can: 'the same, with a token of 521 characters',
    cannot: 'tell a user: it belongs to none',
    username: 'x-access-token',
    scopes: writing,
    organizations: ['acme'],
  },
  {
    label: 'oauth',
    token: githubToken('gho', 'github oauth'),
    kind: 'oauth',
    can: 'everything that alice can, as an app that she let in',
    cannot: 'nothing is missing',
    ...alice,
    scopes: ['admin:repo_hook', 'read:org', 'repo'],
  },
  ...githubSpecialTokens,
];

export function completeGithubToken(token: NewToken): PracticeToken {
  const kind = token.kind ?? kindOf(token.token);
  const permissions = kind === 'fineGrained' || kind === 'installation';
  const given = kind === 'installation' && token.user === undefined ? { ...token, user: null } : token;
  return completeFrom(given, {
    kind,
    username: kind === 'installation' ? 'x-access-token' : (token.user ?? 'alice'),
    scopes: permissions ? writing : ['admin:repo_hook', 'read:org', 'repo'],
  });
}

function kindOf(token: string): PracticeTokenKind {
  if (token.startsWith('github_pat_')) return 'fineGrained';
  if (token.startsWith('ghs_')) return 'installation';
  return token.startsWith('gho_') || token.startsWith('ghu_') ? 'oauth' : 'classic';
}
