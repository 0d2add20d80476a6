import type { HostAccount, HostClient } from '../../core/host/gitHost';
import type { BaseUrl } from '../../core/provider/baseUrl';
import { createClient, type HostCalls } from '../createClient';
import { reuseClients } from '../reuseClients';
import type { TransportSettings } from '../transport/createTransport';
import { createAsk } from '../transport/ask';
import { defaultLimits } from '../transport/limits';
import { createOriginQueues } from '../transport/originQueues';
import { createApi, createGitlabTransport } from './api';
import { createRepository } from './createRepository';
import { readIdentity } from './identity';
import { readOrganization } from './organization';
import { readOrganizations } from './organizations';
import { readProduct } from './product';
import { readRepositories } from './repositories';
import { readRepository } from './repository';
import { revokeToken } from './revoke';
import { rotateToken } from './rotate';
import { readLatestRun } from './runs';
import { readWebhookAccess } from './webhookAccess';
import { gitlabWebhooks } from './webhooks';

export { detectProduct } from '../detectProduct';
export { pipelineFile } from './pipelineFile';

/** Shared by all providers of this window: it has one such bundle. */
const queues = createOriginQueues(defaultLimits.atOnce);
const reuse = reuseClients((baseUrl, account) => open(baseUrl, account, { queues }));

/** Tests give settings, and get a client of their own. */
export function connect(baseUrl: BaseUrl, account: HostAccount, settings?: TransportSettings): HostClient {
  return settings === undefined ? reuse(baseUrl, account) : open(baseUrl, account, settings);
}

function open(baseUrl: BaseUrl, account: HostAccount, settings: TransportSettings): HostClient {
  const transport = createGitlabTransport(baseUrl, account, settings);
  return createClient(baseUrl, 'gitlab', transport, ({ send }): HostCalls => {
    const api = createApi(baseUrl, send);
    const ask = createAsk(`${baseUrl.href}/api/v4`, send);
    return {
      product: (signal) => readProduct(api, baseUrl, signal),
      identity: (signal) => readIdentity(api, account, signal),
      organization: (name, signal) => readOrganization(api, name, signal),
      organizations: (signal) => readOrganizations(api, account, signal),
      repositories: (query, signal) => readRepositories(api, query, signal),
      repository: (fullName, signal) => readRepository(ask, fullName, signal),
      createRepository: (repository, signal) => createRepository(api, send, baseUrl, repository, signal),
      webhooksAllowed: (fullName, signal) => readWebhookAccess(api, fullName, signal),
      webhooks: (fullName) => gitlabWebhooks(ask, baseUrl, fullName),
      latestRun: (fullName, branch, signal) => readLatestRun(ask, baseUrl, fullName, branch, signal),
      revoke: (signal) => revokeToken(send, baseUrl, signal),
      rotate: (request, signal) => rotateToken(ask, request, signal),
    };
  });
}
