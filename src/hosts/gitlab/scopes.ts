import type { RequiredScope } from '../../core/host/requiredScope';
import { scopesFor, type Implications } from '../scopeNeeds';

export const gitlabScopes: readonly RequiredScope[] = [
  { name: 'api', purposes: ['webhooks', 'organization', 'identity', 'repositoryAdmin'] },
  ...scopesFor('code', 'read_repository', 'write_repository'),
];

/** Source: GitLab, "Personal access token scopes". */
export const gitlabImplications: Implications = new Map([
  [
    'api',
    ['read_api', 'read_repository', 'write_repository', 'read_registry', 'write_registry', 'self_rotate'],
  ],
  ['read_api', ['read_user']],
]);
