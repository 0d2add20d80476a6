import type { TokenKind } from '../../core/account/account';
import type { RequiredScope } from '../../core/host/requiredScope';
import { beyond, namesOf, scopesFor, uncovered, type Implications } from '../scopeNeeds';

const user = named('user', 'read');
const workspace = named('workspace', 'read');
const readCode = named('repository', 'read');
const writeCode = named('repository', 'write');
const administer = named('repository', 'admin');
const hooks = named('webhook', 'read', 'write', 'delete');

function named(what: string, ...actions: readonly string[]): readonly string[] {
  return actions.map((action) => `${action}:${what}:bitbucket`);
}

/**
 * Scopes of an API token. Workspaces are read to check the organization and, where none is set, to list repositories.
 * On Bitbucket none of these includes another. Source: Atlassian, "API token permissions".
 */
const apiTokenScopes: readonly RequiredScope[] = [
  ...scopesFor('identity', ...user),
  ...scopesFor('organization', ...workspace),
  ...scopesFor('code', ...readCode, ...writeCode),
  ...scopesFor('repositoryAdmin', ...administer),
  ...scopesFor('webhooks', ...hooks),
];

/** An access token has scopes of the older kind, and no user whom it could read. */
const accessTokenScopes: readonly RequiredScope[] = [
  { name: 'repository:write', shownAs: 'Repositories: Write', purposes: ['code', 'organization'] },
  { name: 'repository:admin', shownAs: 'Repositories: Admin', purposes: ['repositoryAdmin'] },
  { name: 'webhook', shownAs: 'Webhooks: Read and write', purposes: ['webhooks'] },
];

/** Of the permissions of its tokens a Data Center's API says nothing; these are names of its token page. */
const dataCenterScopes: readonly RequiredScope[] = [
  { name: 'PROJECT_READ', shownAs: 'Project permissions: Project read', purposes: ['organization'] },
  {
    name: 'REPO_ADMIN',
    shownAs: 'Repository permissions: Repository admin',
    purposes: ['code', 'webhooks', 'repositoryAdmin'],
  },
];

export function bitbucketScopes(cloud: boolean, kind: TokenKind | undefined): readonly RequiredScope[] {
  if (!cloud) return dataCenterScopes;
  return kind !== undefined && /accessToken$/i.test(kind) ? accessTokenScopes : apiTokenScopes;
}

/** The older kind, of access tokens, does include others. */
const implications: Implications = new Map([
  ['account', [...user, ...workspace, 'email']],
  ['repository', [...readCode, ...user, ...workspace]],
  ['repository:write', ['repository', ...writeCode]],
  ['repository:admin', administer],
  ['webhook', hooks],
]);

/** What is never too much: what is asked for, who the user is, and the state of pipelines. */
const wanted = [
  ...namesOf([...apiTokenScopes, ...accessTokenScopes, ...dataCenterScopes]),
  'account',
  'read:pipeline:bitbucket',
  'pipeline',
];

export function missingBitbucketScopes(
  granted: readonly string[],
  required: readonly RequiredScope[],
): readonly string[] {
  return uncovered(granted, namesOf(required), implications);
}

export function excessBitbucketScopes(granted: readonly string[]): readonly string[] {
  return beyond(granted, wanted, implications);
}
