import type { HostAccount, HostClient } from '../../core/host/gitHost';
import type { BaseUrl } from '../../core/provider/baseUrl';
import type { TransportSettings } from '../transport/createTransport';
import { attempt } from '../transport/hostFailure';
import { createApi } from './api';
import { readIdentity } from './identity';
import { readOrganization } from './organization';
import { readRepositories } from './repositories';

export function connect(baseUrl: BaseUrl, account: HostAccount, settings?: TransportSettings): HostClient {
  const api = createApi(baseUrl, account, settings);
  return {
    identity: (signal) => attempt(signal, () => readIdentity(api, account, signal)),
    organization: (name, signal) => attempt(signal, () => readOrganization(api, name, signal)),
    repositories: (query, signal) => attempt(signal, () => readRepositories(api, account, query, signal)),
  };
}
