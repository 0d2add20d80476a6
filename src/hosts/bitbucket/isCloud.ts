import { servedHost, type BaseUrl } from '../../core/provider/baseUrl';

/** Bitbucket Cloud has one address; every other one is somebody's Data Center. */
export function isCloud(baseUrl: BaseUrl): boolean {
  return servedHost(baseUrl) === 'bitbucket.org';
}
