import { servedHost, siblingUrl, type BaseUrl } from '../../core/provider/baseUrl';

export type GithubDeployment = 'github.com' | 'ghe.com' | 'server';

export function deploymentOf(baseUrl: BaseUrl): GithubDeployment {
  const host = servedHost(baseUrl);
  if (host === 'github.com') return 'github.com';
  return host.endsWith('.ghe.com') ? 'ghe.com' : 'server';
}

/** Where the REST API listens. Source: GitHub REST API, "Getting started", and the same page of each deployment. */
export function apiUrl(baseUrl: BaseUrl): string {
  switch (deploymentOf(baseUrl)) {
    case 'github.com':
      return siblingUrl(baseUrl, 'api.github.com');
    case 'ghe.com':
      return siblingUrl(baseUrl, `api.${servedHost(baseUrl)}`);
    case 'server':
      return `${baseUrl.href}/api/v3`;
  }
}

const names: Readonly<Record<GithubDeployment, string>> = {
  'github.com': 'GitHub',
  'ghe.com': 'GHE.com',
  server: 'GitHub Enterprise Server',
};

export function deploymentName(baseUrl: BaseUrl): string {
  return names[deploymentOf(baseUrl)];
}
