import type { Implications } from '../scopeNeeds';

export const gitlabScopes: readonly string[] = ['api', 'read_repository', 'write_repository'];

/** Source: GitLab, "Personal access token scopes". */
export const gitlabImplications: Implications = new Map([
  [
    'api',
    ['read_api', 'read_repository', 'write_repository', 'read_registry', 'write_registry', 'self_rotate'],
  ],
  ['read_api', ['read_user']],
]);
