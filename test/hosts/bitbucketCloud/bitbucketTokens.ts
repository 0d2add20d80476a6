import { completeFrom } from '../core/hostRules';
import type { NewToken, PracticeToken, PracticeTokenKind } from '../core/practiceToken';
import { expiredAt } from '../core/sampleWorld';
import { bitbucketSpecialTokens } from './bitbucketSpecialTokens';
import { atlassianToken, bitbucketAppPassword } from '../core/tokenShapes';

const reading = ['read:user:bitbucket', 'read:workspace:bitbucket', 'read:repository:bitbucket'];
const everything = [
  ...reading,
  'write:repository:bitbucket',
  'admin:repository:bitbucket',
  'read:webhook:bitbucket',
  'write:webhook:bitbucket',
  'delete:webhook:bitbucket',
];
const email = 'alice@acme.example';
const apiUsername = 'x-bitbucket-api-token-auth';
const alice = { user: 'alice', username: apiUsername, email, kind: 'apiToken' as const };
const access = { username: 'x-token-auth', kind: 'accessToken' as const };

/** The host never tells when a token expires. */
export const bitbucketTokens: readonly PracticeToken[] = [
  {
    label: 'full access',
    token: atlassianToken('ATATT3', 'bitbucket full access'),
    can: 'everything that alice can',
    cannot: 'nothing is missing',
    ...alice,
    scopes: everything,
  },
  {
    label: 'acme only',
    token: atlassianToken('ATCTT3', 'bitbucket acme only'),
    can: 'clone, push and webhooks in acme, as the workspace',
    cannot: 'tell a user, or reach anything outside acme',
    ...access,
    scopes: ['repository', 'repository:write', 'webhook'],
    organizations: ['acme'],
  },
  {
    label: 'globex only',
    token: atlassianToken('ATCTT3', 'bitbucket globex only'),
    can: 'clone, push and webhooks in globex, as the workspace',
    cannot: 'tell a user, or reach anything outside globex',
    ...access,
    scopes: ['repository', 'repository:write', 'webhook'],
    organizations: ['globex'],
  },
  {
    label: 'read only',
    token: atlassianToken('ATATT3', 'bitbucket read only'),
    can: 'clone everywhere',
    cannot: 'push, or manage webhooks',
    ...alice,
    scopes: reading,
  },
  {
    label: 'expired',
    token: atlassianToken('ATATT3', 'bitbucket expired'),
    can: 'nothing any more',
    cannot: 'authenticate: it expired',
    ...alice,
    scopes: everything,
    expiresAt: expiredAt,
  },
  {
    label: 'without repository scope',
    token: atlassianToken('ATATT3', 'bitbucket without repository scope'),
    can: 'tell who alice is',
    cannot: 'list repositories, clone or push',
    ...alice,
    scopes: ['read:user:bitbucket', 'read:workspace:bitbucket'],
  },
  {
    label: 'write without read',
    token: atlassianToken('ATATT3', 'bitbucket write without read'),
    can: 'push',
    cannot: 'clone: writing does not include reading',
    ...alice,
    scopes: ['read:user:bitbucket', 'write:repository:bitbucket'],
  },
  {
    label: 'without scopes',
    token: atlassianToken('ATATT3', 'bitbucket without scopes'),
    can: 'nothing on Bitbucket',
    cannot: 'authenticate: it was made without scopes',
    ...alice,
    scopes: [],
  },
  {
    label: 'app password',
    token: bitbucketAppPassword('bitbucket app password'),
    can: 'nothing any more',
    cannot: 'authenticate: app passwords are gone',
    user: 'alice',
    username: 'alice',
    kind: 'appPassword',
    scopes: [],
  },
  ...bitbucketSpecialTokens,
];

export function completeBitbucketToken(token: NewToken): PracticeToken {
  const kind = token.kind ?? kindOf(token.token);
  if (kind === 'accessToken') {
    return completeFrom(
      { ...token, user: token.user ?? null },
      { ...access, scopes: ['repository', 'repository:write', 'webhook'] },
    );
  }
  const login = token.user ?? 'alice';
  return completeFrom(token, {
    kind,
    username: apiUsername,
    email: `${login}@acme.example`,
    scopes: everything,
  });
}

function kindOf(token: string): PracticeTokenKind {
  if (token.startsWith('ATCTT3')) return 'accessToken';
  return token.startsWith('ATBB') ? 'appPassword' : 'apiToken';
}
