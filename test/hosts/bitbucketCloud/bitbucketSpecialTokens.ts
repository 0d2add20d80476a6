import type { PracticeToken } from '../core/practiceToken';
import { atlassianToken } from '../core/tokenShapes';

const reading = ['read:user:bitbucket', 'read:workspace:bitbucket', 'read:repository:bitbucket'];
const writing = [...reading, 'write:repository:bitbucket', 'admin:repository:bitbucket'];
const alice = {
  user: 'alice',
  username: 'x-bitbucket-api-token-auth',
  email: 'alice@acme.example',
  kind: 'apiToken' as const,
};
const access = { username: 'x-token-auth', kind: 'accessToken' as const };

/** Tokens that lack one scope, and access tokens of projects and repositories. */
export const bitbucketSpecialTokens: readonly PracticeToken[] = [
  {
    label: 'revoked',
    token: atlassianToken('ATATT3', 'bitbucket revoked'),
    can: 'nothing any more',
    cannot: 'authenticate: it was revoked',
    ...alice,
    scopes: writing,
    revoked: true,
  },
  {
    label: 'without webhook scopes',
    token: atlassianToken('ATATT3', 'bitbucket without webhook scopes'),
    can: 'clone and push everywhere',
    cannot: 'see or manage webhooks',
    ...alice,
    scopes: writing,
  },
  {
    label: 'without deletion of webhooks',
    token: atlassianToken('ATATT3', 'bitbucket without deletion of webhooks'),
    can: 'clone, push, make and change webhooks',
    cannot: 'delete webhooks: that is a scope of its own',
    ...alice,
    scopes: [...writing, 'read:webhook:bitbucket', 'write:webhook:bitbucket'],
  },
  {
    label: 'without identity scope',
    token: atlassianToken('ATATT3', 'bitbucket without identity scope'),
    can: 'clone and push everywhere',
    cannot: 'tell who alice is',
    ...alice,
    scopes: writing.filter((scope) => scope !== 'read:user:bitbucket'),
  },
  {
    label: 'without workspace scope',
    token: atlassianToken('ATATT3', 'bitbucket without workspace scope'),
    can: 'clone and push everywhere',
    cannot: 'tell of workspaces',
    ...alice,
    scopes: writing.filter((scope) => scope !== 'read:workspace:bitbucket'),
  },
  {
    label: 'project access token',
    token: atlassianToken('ATCTT3', 'bitbucket project access token'),
    can: 'clone and push in acme, as the project',
    cannot: 'tell a user, or manage webhooks',
    ...access,
    scopes: ['repository', 'repository:write'],
    organizations: ['acme'],
    of: 'project',
  },
  {
    label: 'repository access token',
    token: atlassianToken('ATCTT3', 'bitbucket repository access token'),
    can: 'clone, push and webhooks in acme/web, as the repository',
    cannot: 'tell a user, or reach any other repository',
    ...access,
    scopes: ['repository', 'repository:write', 'webhook'],
    organizations: ['acme/web'],
    of: 'repository',
  },
];
