import type { GitHost, HostAccount } from '../../core/host/gitHost';
import { trimGitService } from '../clonePath';
import { beyond, namesOf, uncovered } from '../scopeNeeds';
import { gitlabCapabilities } from './capabilities';
import { deploymentName, isPublicService } from './deployment';
import { gitlabImplications, gitlabScopes } from './scopes';
import { gitlabTokenPrefixes, gitlabTokenShape } from './tokenShape';

export const gitlab: GitHost = {
  type: 'gitlab',
  label: 'GitLab',
  publicBaseUrl: 'https://gitlab.com',
  icon: 'git-providers-gitlab',
  otherLogins: { tool: 'glab' },
  // The public service has no internal projects. Source: GitLab Docs, "Project and group visibility".
  visibilities: (baseUrl) =>
    isPublicService(baseUrl) ? ['private', 'public'] : ['private', 'internal', 'public'],
  ignoresCase: true,
  organizationTerm: () => 'group',
  deployment: deploymentName,
  capabilities: () => gitlabCapabilities,
  recognizeToken: gitlabTokenShape,
  tokenPrefixes: gitlabTokenPrefixes,
  needsEmail: () => false,
  needsUsername: () => false,
  gitCredential: (_baseUrl, account) => ({ username: gitUsername(account), password: account.token }),
  readRepositoryPath(_baseUrl, segments) {
    const web = segments.indexOf('-');
    const path = trimGitService(web < 0 ? segments : segments.slice(0, web));
    const repository = path.at(-1);
    return repository && path.length > 1 ? { organization: path.slice(0, -1), repository } : undefined;
  },
  // A project can name another file. Then this one does nothing, and no harm.
  pipelinePaths: () => ['.gitlab-ci.yml'],
  pipelineScope: () => undefined,
  pipelineFile: async (_baseUrl, stack) => (await import('./client')).pipelineFile(stack),
  tokenPage(baseUrl) {
    const query = new URLSearchParams({ name: 'Git Providers', scopes: namesOf(gitlabScopes).join(',') });
    return `${baseUrl.href}/-/user_settings/personal_access_tokens?${query.toString()}`;
  },
  requiredScopes: () => gitlabScopes,
  missingScopes: (granted, required) => uncovered(granted, namesOf(required), gitlabImplications),
  excessScopes: (granted) => beyond(granted, namesOf(gitlabScopes), gitlabImplications),
  detect: async (baseUrl, signal) => (await import('./client')).detectProduct(baseUrl, signal),
  connect: async (baseUrl, account) => (await import('./client')).connect(baseUrl, account),
};

/** OAuth tokens want this very name; for the others any name does, except that deploy tokens have one of their own. */
function gitUsername({ token, username }: HostAccount): string {
  return (gitlabTokenShape(token).kind === 'oauth' ? undefined : username) ?? 'oauth2';
}
