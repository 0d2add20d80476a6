import type { PracticeToken } from '../core/practiceToken';
import { expiresLater } from '../core/sampleWorld';
import { githubFineGrained, githubToken } from '../core/tokenShapes';

const classic = {
  kind: 'classic' as const,
  user: 'alice',
  username: 'alice',
  scopes: ['admin:repo_hook', 'read:org', 'repo'],
};
const fineGrained = {
  kind: 'fineGrained' as const,
  user: 'alice',
  username: 'alice',
  expiresAt: expiresLater,
};

/** Tokens of which something is wrong that the user cannot see in them. */
export const githubSpecialTokens: readonly PracticeToken[] = [
  {
    label: 'revoked',
    token: githubToken('ghp', 'github revoked'),
    can: 'nothing any more',
    cannot: 'authenticate: it was revoked',
    ...classic,
    revoked: true,
  },
  {
    label: 'without organization scope',
    token: githubToken('ghp', 'github without organization scope'),
    can: 'everything in repositories',
    cannot: 'tell of memberships in organizations',
    ...classic,
    scopes: ['admin:repo_hook', 'repo'],
  },
  {
    label: 'sso not authorised',
    token: githubToken('ghp', 'github sso not authorised'),
    can: 'everything outside acme',
    cannot: 'enter acme before single sign-on (403)',
    ...classic,
    held: 'sso',
  },
  {
    label: 'sso hidden',
    token: githubToken('ghp', 'github sso hidden'),
    can: 'everything outside acme',
    cannot: 'enter acme before single sign-on (404)',
    ...classic,
    held: 'ssoHidden',
  },
  {
    label: 'ip allow list',
    token: githubToken('ghp', 'github ip allow list'),
    can: 'everything outside acme',
    cannot: 'enter acme from this address',
    ...classic,
    held: 'ipAllowList',
  },
  {
    label: 'classic forbidden',
    token: githubToken('ghp', 'github classic forbidden'),
    can: 'everything outside acme',
    cannot: 'enter acme, which wants fine-grained tokens',
    ...classic,
    held: 'classicForbidden',
  },
  {
    label: 'blocked account',
    token: githubToken('ghp', 'github blocked account'),
    can: 'nothing',
    cannot: 'do anything: the account is suspended',
    ...classic,
    held: 'blocked',
  },
  {
    label: 'pending approval',
    token: githubFineGrained('github pending approval'),
    can: 'read what is public',
    cannot: 'see anything private before acme approves it',
    ...fineGrained,
    scopes: ['contents=write', 'repository_hooks=write', 'metadata=read'],
    organizations: [],
  },
  {
    label: 'without permissions',
    token: githubFineGrained('github without permissions'),
    can: 'list repositories of acme',
    cannot: 'clone, push or manage webhooks',
    ...fineGrained,
    scopes: ['metadata=read'],
    organizations: ['acme'],
  },
  {
    label: 'every permission',
    token: githubFineGrained('github every permission'),
    can: 'everything in acme, with members and actions',
    cannot: 'see private repositories outside acme',
    ...fineGrained,
    scopes: ['actions=read', 'contents=write', 'members=read', 'metadata=read', 'repository_hooks=write'],
    organizations: ['acme'],
  },
];
