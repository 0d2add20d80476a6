import { completeFrom } from '../core/hostRules';
import type { NewToken, PracticeToken } from '../core/practiceToken';
import { expiredAt, expiresLater } from '../core/sampleWorld';
import { dataCenterToken } from '../core/tokenShapes';

const administering = ['PROJECT_ADMIN', 'REPO_ADMIN'];
const writing = ['PROJECT_READ', 'REPO_WRITE'];
const alice = { user: 'alice', username: 'alice', kind: 'personal' as const };

/** Scopes are the token's own project and repository permissions. The host tells neither them nor the expiry. */
export const dataCenterTokens: readonly PracticeToken[] = [
  {
    label: 'full access',
    token: dataCenterToken('data center full access', true),
    can: 'everything that alice can',
    cannot: 'nothing is missing',
    ...alice,
    scopes: administering,
    expiresAt: expiresLater,
  },
  {
    label: 'acme only',
    token: dataCenterToken('data center acme only', true),
    kind: 'accessToken',
    can: 'clone and push in ACME, as the project',
    cannot: 'tell a user, or reach anything outside ACME',
    username: 'x-token-auth',
    scopes: writing,
    organizations: ['ACME'],
    expiresAt: expiresLater,
  },
  {
    label: 'globex only',
    token: dataCenterToken('data center globex only', true),
    kind: 'accessToken',
    can: 'clone and push in GLOBEX, as the project',
    cannot: 'tell a user, or reach anything outside GLOBEX',
    username: 'x-token-auth',
    scopes: writing,
    organizations: ['GLOBEX'],
    expiresAt: expiresLater,
  },
  {
    label: 'read only',
    token: dataCenterToken('data center read only', false),
    can: 'clone everywhere (older form of a token)',
    cannot: 'push, or manage webhooks',
    ...alice,
    scopes: ['PROJECT_READ', 'REPO_READ'],
  },
  {
    label: 'expired',
    token: dataCenterToken('data center expired', true),
    can: 'nothing any more',
    cannot: 'authenticate: it expired',
    ...alice,
    scopes: administering,
    expiresAt: expiredAt,
  },
  {
    label: 'without repository scope',
    token: dataCenterToken('data center without repository scope', true),
    can: 'tell who alice is',
    cannot: 'list repositories, clone or push',
    ...alice,
    scopes: [],
  },
  {
    label: 'bob',
    token: dataCenterToken('data center bob', true),
    can: 'clone in ACME, as bob',
    cannot: 'push: bob may only read',
    ...alice,
    user: 'bob',
    username: 'bob',
    scopes: administering,
  },
  {
    label: 'revoked',
    token: dataCenterToken('data center revoked', true),
    can: 'nothing any more',
    cannot: 'authenticate: it was revoked',
    ...alice,
    scopes: administering,
    revoked: true,
  },
  {
    label: 'repository token',
    token: dataCenterToken('data center repository token', true),
    kind: 'accessToken',
    can: 'clone and push in ACME/web, as the repository',
    cannot: 'tell a user, or reach any other repository',
    username: 'x-token-auth',
    scopes: ['REPO_WRITE'],
    organizations: ['ACME/web'],
  },
];

export function completeDataCenterToken(token: NewToken): PracticeToken {
  const kind = token.kind ?? (token.user === null ? 'accessToken' : 'personal');
  const username = token.user === null ? 'x-token-auth' : (token.user ?? 'alice');
  return completeFrom(token, { kind, username, scopes: kind === 'accessToken' ? writing : administering });
}
