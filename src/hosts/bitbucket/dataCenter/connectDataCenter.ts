import type { HostAccount, HostClient } from '../../../core/host/gitHost';
import type { BaseUrl } from '../../../core/provider/baseUrl';
import { createClient, type HostCalls } from '../../createClient';
import { bearer } from '../../transport/authorization';
import { createTransport, type TransportSettings } from '../../transport/createTransport';
import { axiosWire } from '../axiosWire';
import { createGet } from '../get';
import { createPost } from '../post';
import { createRepository } from './createRepository';
import { dataCenterError } from './dataCenterError';
import { readIdentity, readProduct } from './identity';
import { readProject, readProjectKeys } from './project';
import { readRepositories } from './repositories';
import { readWebhookAccess } from './webhookAccess';

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
    return {
      product: (signal) => readProduct(get, signal),
      identity: (signal) => readIdentity(get, signal),
      organization: (name, signal) => readProject(get, account, name, signal),
      organizations: (signal) => readProjectKeys(get, account, signal),
      repositories: (query, signal) => readRepositories(get, baseUrl, query, signal),
      createRepository: (repository, signal) =>
        createRepository({ get, post: createPost(apiUrl, send), baseUrl, account }, repository, signal),
      webhooksAllowed: (fullName, signal) => readWebhookAccess(get, fullName, signal),
    };
  });
}
