import type { GitHost, HostAccount } from '../../core/host/gitHost';
import { servedHost } from '../../core/provider/baseUrl';
import { trimGitService } from '../clonePath';
import { uncovered } from '../scopeNeeds';
import { gitlabImplications, gitlabScopes } from './scopes';
import { gitlabTokenShape } from './tokenShape';

export const gitlab: GitHost = {
  type: 'gitlab',
  label: 'GitLab',
  publicBaseUrl: 'https://gitlab.com',
  icon: 'git-providers-gitlab',
  ignoresCase: true,
  organizationTerm: () => 'group',
  deployment: (baseUrl) => (servedHost(baseUrl) === 'gitlab.com' ? 'GitLab.com' : 'GitLab Self-Managed'),
  recognizeToken: gitlabTokenShape,
  needsEmail: () => false,
  gitCredential: (_baseUrl, account) => ({ username: gitUsername(account), password: account.token }),
  readRepositoryPath(_baseUrl, segments) {
    const web = segments.indexOf('-');
    const path = trimGitService(web < 0 ? segments : segments.slice(0, web));
    const repository = path.at(-1);
    return repository && path.length > 1 ? { organization: path.slice(0, -1), repository } : undefined;
  },
  tokenPage(baseUrl) {
    const query = new URLSearchParams({ name: 'Git Providers', scopes: gitlabScopes.join(',') });
    return `${baseUrl.href}/-/user_settings/personal_access_tokens?${query.toString()}`;
  },
  requiredScopes: () => gitlabScopes,
  missingScopes: (granted, required) => uncovered(granted, required, gitlabImplications),
  connect: async (baseUrl, account) => (await import('./client')).connect(baseUrl, account),
};

/** OAuth tokens want this very name; for the others any name does, except that deploy tokens have one of their own. */
function gitUsername({ token, username }: HostAccount): string {
  return (gitlabTokenShape(token).kind === 'oauth' ? undefined : username) ?? 'oauth2';
}
