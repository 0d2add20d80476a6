import type { GitHost } from '../../core/host/gitHost';
import { trimGitService } from '../clonePath';
import { uncovered } from '../scopeNeeds';
import { deploymentOf } from './deployment';
import { githubImplications, githubScopes } from './scopes';
import { githubTokenPage } from './tokenPage';
import { githubTokenShape } from './tokenShape';

const deploymentNames = {
  'github.com': 'GitHub',
  'ghe.com': 'GHE.com',
  server: 'GitHub Enterprise Server',
} as const;

export const github: GitHost = {
  type: 'github',
  label: 'GitHub',
  publicBaseUrl: 'https://github.com',
  icon: 'github',
  ignoresCase: true,
  organizationTerm: () => 'organization',
  deployment: (baseUrl) => deploymentNames[deploymentOf(baseUrl)],
  recognizeToken: githubTokenShape,
  needsEmail: () => false,
  gitCredential: (_baseUrl, { token, username }) => ({
    username: (githubTokenShape(token).kind === 'installation' ? undefined : username) ?? 'x-access-token',
    password: token,
  }),
  readRepositoryPath(_baseUrl, segments) {
    const [organization, repository] = trimGitService(segments);
    return organization && repository ? { organization: [organization], repository } : undefined;
  },
  tokenPage: githubTokenPage,
  requiredScopes: (_baseUrl, organization) => githubScopes(organization),
  missingScopes: (granted, required) => uncovered(granted, required, githubImplications),
  connect: async (baseUrl, account) => (await import('./client')).connect(baseUrl, account),
};
