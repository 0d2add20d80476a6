import type { BaseUrl } from '../../core/provider/baseUrl';
import { namesOf } from '../scopeNeeds';
import { deploymentOf } from './deployment';
import { githubScopes } from './scopes';

const purpose = 'Git Providers (Visual Studio Code)';

/** The page for a fine-grained token on github.com, which recommends them; elsewhere the one for a classic token. */
export function githubTokenPage(baseUrl: BaseUrl, organization: string | undefined): string {
  if (deploymentOf(baseUrl) !== 'github.com') {
    const scopes = namesOf(githubScopes(organization)).join(',');
    const query = new URLSearchParams({ scopes, description: purpose });
    return `${baseUrl.href}/settings/tokens/new?${query.toString()}`;
  }
  const query = new URLSearchParams({
    name: 'Git Providers',
    description: purpose,
    ...(organization === undefined ? {} : { target_name: organization }),
    expires_in: '90',
    contents: 'write',
    repository_hooks: 'write',
    metadata: 'read',
  });
  return `${baseUrl.href}/settings/personal-access-tokens/new?${query.toString()}`;
}
