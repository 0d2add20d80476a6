import { servedHost, type BaseUrl } from '../../core/provider/baseUrl';

export function isPublicService(baseUrl: BaseUrl): boolean {
  return servedHost(baseUrl) === 'gitlab.com';
}

export function deploymentName(baseUrl: BaseUrl): string {
  return isPublicService(baseUrl) ? 'GitLab.com' : 'GitLab Self-Managed';
}
