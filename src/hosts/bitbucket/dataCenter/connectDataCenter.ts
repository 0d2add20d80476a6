import type { HostAccount, HostClient } from '../../../core/host/gitHost';
import type { BaseUrl } from '../../../core/provider/baseUrl';
import { createClient, type HostCalls } from '../../createClient';
import { bearer } from '../../transport/authorization';
import { createAsk } from '../../transport/ask';
import { createTransport, type TransportSettings } from '../../transport/createTransport';
import { axiosWire } from '../axiosWire';
import { createGet } from '../get';
import { createPost } from '../post';
import { readLatestRun } from './builds';
import { createRepository } from './createRepository';
import { dataCenterError } from './dataCenterError';
import { readIdentity, readProduct } from './identity';
import { readProject, readProjectKeys } from './project';
import { readRepositories } from './repositories';
import { readRepository } from './repository';
import { readWebhookAccess } from './webhookAccess';
import { dataCenterWebhooks } from './webhooks';

/** The server takes a POST without a body for one of a form in a browser, unless it is told. */
const noForm = { 'x-atlassian-token': 'no-check' } as const;

/** A connection to a Bitbucket Data Center, whose API sits below its context path. */
export function connectDataCenter(
  baseUrl: BaseUrl,
  account: HostAccount,
  settings: TransportSettings,
): HostClient {
  const apiUrl = `${baseUrl.href}/rest/api/1.0`;
  const transport = createTransport({
    type: 'bitbucket',
    apiUrl,
    wire: axiosWire,
    authorize: bearer(account.token),
    readError: dataCenterError,
    settings,
  });
  return createClient(baseUrl, 'bitbucket', transport, ({ send }): HostCalls => {
    const get = createGet(apiUrl, send);
    const ask = createAsk(apiUrl, send, noForm);
    const askBuilds = createAsk(`${baseUrl.href}/rest/build-status/latest`, send);
    return {
      product: (signal) => readProduct(get, signal),
      identity: (signal) => readIdentity(get, signal),
      organization: (name, signal) => readProject(get, account, name, signal),
      organizations: (signal) => readProjectKeys(get, account, signal),
      repositories: (query, signal) => readRepositories(get, baseUrl, query, signal),
      repository: (fullName, signal) => readRepository(ask, baseUrl, fullName, signal),
      createRepository: (repository, signal) =>
        createRepository({ get, post: createPost(apiUrl, send), baseUrl, account }, repository, signal),
      webhooksAllowed: (fullName, signal) => readWebhookAccess(get, fullName, signal),
      webhooks: (fullName) => dataCenterWebhooks(ask, baseUrl, fullName),
      latestRun: (fullName, branch, signal) =>
        readLatestRun({ ask, askBuilds, baseUrl }, fullName, branch, signal),
    };
  });
}
