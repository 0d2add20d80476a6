import type { GitHost, Visibility } from '../../core/host/gitHost';
import type { BaseUrl } from '../../core/provider/baseUrl';
import { trimGitService } from '../clonePath';
import { beyond, namesOf, uncovered } from '../scopeNeeds';
import { githubCapabilities } from './capabilities';
import { deploymentName, deploymentOf } from './deployment';
import { githubImplications, githubPipelineScope, githubScopes, githubWanted } from './scopes';
import { githubTokenPage } from './tokenPage';
import { githubTokenPrefixes, githubTokenShape } from './tokenShape';

export const github: GitHost = {
  type: 'github',
  label: 'GitHub',
  publicBaseUrl: 'https://github.com',
  icon: 'github',
  otherLogins: { tool: 'gh', session: 'github' },
  visibilities: githubVisibilities,
  ignoresCase: true,
  organizationTerm: () => 'organization',
  deployment: deploymentName,
  capabilities: githubCapabilities,
  recognizeToken: githubTokenShape,
  tokenPrefixes: githubTokenPrefixes,
  needsEmail: () => false,
  needsUsername: () => false,
  gitCredential: (_baseUrl, { token, username }) => ({
    username: (githubTokenShape(token).kind === 'installation' ? undefined : username) ?? 'x-access-token',
    password: token,
  }),
  readRepositoryPath(_baseUrl, segments) {
    const [organization, repository] = trimGitService(segments);
    return organization && repository ? { organization: [organization], repository } : undefined;
  },
  pipelinePaths: () => ['.github/workflows/*.yml', '.github/workflows/*.yaml'],
  pipelineScope: (_baseUrl, tokenKind) => githubPipelineScope(tokenKind),
  pipelineFile: async (baseUrl, stack) => (await import('./client')).pipelineFile(baseUrl, stack),
  tokenPage: githubTokenPage,
  requiredScopes: (_baseUrl, organization, kind) => githubScopes(organization, kind),
  missingScopes: (granted, required) => uncovered(granted, namesOf(required), githubImplications),
  excessScopes: (granted) => beyond(granted, githubWanted, githubImplications),
  detect: async (baseUrl, signal) => (await import('./client')).detectProduct(baseUrl, signal),
  connect: async (baseUrl, account) => (await import('./client')).connect(baseUrl, account),
};

/**
 * Organizations of an enterprise have internal repositories; the managed accounts of GHE.com have no public ones.
 * Source: GitHub Docs, "About repositories" and "Feature overview for GitHub Enterprise Cloud with data residency".
 */
function githubVisibilities(baseUrl: BaseUrl, personal: boolean): readonly Visibility[] {
  const internal: readonly Visibility[] = personal ? [] : ['internal'];
  const open: readonly Visibility[] = deploymentOf(baseUrl) === 'ghe.com' ? [] : ['public'];
  return ['private', ...internal, ...open];
}
