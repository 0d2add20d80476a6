import type { GitHost, HostAccount, RepositoryPath } from '../../core/host/gitHost';
import { siblingUrl, type BaseUrl } from '../../core/provider/baseUrl';
import { trimGitService } from '../clonePath';
import { cloudCapabilities, dataCenterCapabilities } from './capabilities';
import { isCloud } from './isCloud';
import { bitbucketScopes, excessBitbucketScopes, missingBitbucketScopes } from './scopes';
import { bitbucketTokenPrefixes, bitbucketTokenShape, isAccessToken } from './tokenShape';

export const bitbucket: GitHost = {
  type: 'bitbucket',
  label: 'Bitbucket',
  publicBaseUrl: 'https://bitbucket.org',
  icon: 'git-providers-bitbucket',
  visibilities: () => ['private', 'public'],
  ignoresCase: true,
  organizationTerm: (baseUrl) => (isCloud(baseUrl) ? 'workspace' : 'project'),
  deployment: (baseUrl) => (isCloud(baseUrl) ? 'Bitbucket Cloud' : 'Bitbucket Data Center'),
  capabilities: (baseUrl) => (isCloud(baseUrl) ? cloudCapabilities : dataCenterCapabilities),
  recognizeToken: (token, baseUrl) => bitbucketTokenShape(token, baseUrl && isCloud(baseUrl)),
  tokenPrefixes: bitbucketTokenPrefixes,
  needsEmail: (baseUrl, token) => isCloud(baseUrl) && !isAccessToken(token),
  needsUsername: (baseUrl) => !isCloud(baseUrl),
  gitCredential: (baseUrl, account) => ({ username: gitUsername(baseUrl, account), password: account.token }),
  readRepositoryPath: (baseUrl, segments) =>
    isCloud(baseUrl) ? named(trimGitService(segments)) : named(dataCenterPath(segments)),
  pipelinePaths: (baseUrl) => (isCloud(baseUrl) ? ['bitbucket-pipelines.yml'] : []),
  pipelineScope: () => undefined,
  pipelineFile: async (baseUrl, stack) =>
    isCloud(baseUrl) ? (await import('./client')).pipelineFile(stack) : undefined,
  tokenPage: (baseUrl) =>
    isCloud(baseUrl)
      ? `${siblingUrl(baseUrl, 'id.atlassian.com')}/manage-profile/security/api-tokens`
      : `${baseUrl.href}/plugins/servlet/access-tokens/manage`,
  requiredScopes: (baseUrl, _organization, kind) => bitbucketScopes(isCloud(baseUrl), kind),
  missingScopes: missingBitbucketScopes,
  excessScopes: excessBitbucketScopes,
  detect: async (baseUrl, signal) => (await import('./client')).detectProduct(baseUrl, signal),
  connect: async (baseUrl, account) => (await import('./client')).connect(baseUrl, account),
};

/** Source: Atlassian, "Using API tokens" and "Using access tokens"; the account's email is not accepted here. */
function gitUsername(baseUrl: BaseUrl, { token, username }: HostAccount): string {
  if (!isCloud(baseUrl)) return username ?? 'x-token-auth';
  return isAccessToken(token) ? 'x-token-auth' : 'x-bitbucket-api-token-auth';
}

function named([organization, repository]: readonly string[]): RepositoryPath | undefined {
  return organization && repository ? { organization: [organization], repository } : undefined;
}

/** Clone paths `/scm/<key>/<slug>`, and the web's `/projects/<key>/repos/<slug>` and `/users/<name>/repos/<slug>`. */
function dataCenterPath(segments: readonly string[]): readonly string[] {
  const [area, owner = '', third = '', slug = ''] = segments;
  if (area === 'scm') return trimGitService(segments.slice(1));
  if (third !== 'repos') return [];
  if (area === 'projects') return [owner, slug];
  return area === 'users' ? [`~${owner}`, slug] : [];
}
