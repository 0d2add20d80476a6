import type { HostAccount, HostClient } from '../../core/host/gitHost';
import type { BaseUrl } from '../../core/provider/baseUrl';
import { createClient, type HostCalls } from '../createClient';
import { reuseClients } from '../reuseClients';
import type { TransportSettings } from '../transport/createTransport';
import { defaultLimits } from '../transport/limits';
import { createOriginQueues } from '../transport/originQueues';
import { createAsk } from '../transport/ask';
import { createApi, createGithubTransport, versionPin } from './api';
import { githubCapabilities } from './capabilities';
import { createRepository } from './createRepository';
import { readIdentity } from './identity';
import { readOrganization } from './organization';
import { readOrganizations } from './organizations';
import { readProduct } from './product';
import { apiUrl } from './deployment';
import { readRepositories } from './repositories';
import { readRepository } from './repository';
import { revokeToken } from './revoke';
import { readLatestRun } from './runs';
import { readWebhookAccess } from './webhookAccess';
import { githubWebhooks } from './webhooks';

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
  const transport = createGithubTransport(baseUrl, account, settings);
  return createClient(baseUrl, 'github', transport, ({ send }): HostCalls => {
    const api = createApi(baseUrl, send);
    const ask = createAsk(apiUrl(baseUrl), send, versionPin);
    return {
      product: (signal) => readProduct(api, baseUrl, account, send, signal),
      identity: (signal) => readIdentity(api, account, signal),
      organization: (name, signal) => readOrganization(api, account, name, signal),
      organizations: (signal) => readOrganizations(api, account, signal),
      repositories: (query, signal) => readRepositories(api, account, query, signal),
      repository: (fullName, signal) => readRepository(ask, fullName, signal),
      createRepository: (repository, signal) =>
        createRepository({ api, send, baseUrl, account }, repository, signal),
      webhooksAllowed: (fullName, signal) => readWebhookAccess(api, fullName, signal),
      webhooks: (fullName) => githubWebhooks(ask, baseUrl, fullName),
      latestRun: (fullName, branch, signal) => readLatestRun(ask, baseUrl, fullName, branch, signal),
      ...(githubCapabilities(baseUrl).revokesTokens && {
        revoke: (signal: AbortSignal) => revokeToken(send, baseUrl, account, signal),
      }),
    };
  });
}
