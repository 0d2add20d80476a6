import type { HostAccount, HostClient } from '../../../core/host/gitHost';
import { siblingUrl, type BaseUrl } from '../../../core/provider/baseUrl';
import { createClient, type HostCalls } from '../../createClient';
import { basic, bearer } from '../../transport/authorization';
import { createAsk } from '../../transport/ask';
import { createTransport, type TransportSettings } from '../../transport/createTransport';
import { axiosWire } from '../axiosWire';
import { createGet } from '../get';
import { createPost } from '../post';
import { isAccessToken } from '../tokenShape';
import { cloudError } from './cloudError';
import { createRepository } from './createRepository';
import { readIdentity, readProduct } from './identity';
import { readRepositories } from './repositories';
import { readRepository } from './repository';
import { readLatestRun } from './runs';
import { readWebhookAccess } from './webhookAccess';
import { cloudWebhooks } from './webhooks';
import { readWorkspace, readWorkspaceNames } from './workspace';

/** A connection to Bitbucket Cloud. API tokens go with the account's email, access tokens by themselves. */
export function connectCloud(
  baseUrl: BaseUrl,
  account: HostAccount,
  settings: TransportSettings,
): HostClient {
  const { token, email } = account;
  const apiUrl = `${siblingUrl(baseUrl, 'api.bitbucket.org')}/2.0`;
  const transport = createTransport({
    type: 'bitbucket',
    apiUrl,
    wire: axiosWire,
    authorize: email === undefined || isAccessToken(token) ? bearer(token) : basic(email, token),
    readError: cloudError(token),
    settings,
  });
  return createClient(baseUrl, 'bitbucket', transport, ({ send }): HostCalls => {
    const api = { get: createGet(apiUrl, send), apiUrl, actsForUser: !isAccessToken(token) };
    const ask = createAsk(apiUrl, send);
    return {
      product: (signal) => readProduct(api, account, signal),
      identity: (signal) => readIdentity(api, account, signal),
      organization: (name, signal) => readWorkspace(api, name, signal),
      organizations: (signal) => readWorkspaceNames(api, signal),
      repositories: (query, signal) => readRepositories(api, query, signal),
      repository: (fullName, signal) => readRepository(ask, api.actsForUser, fullName, signal),
      createRepository: (repository, signal) =>
        createRepository({ ...api, post: createPost(apiUrl, send), account }, repository, signal),
      webhooksAllowed: (fullName, signal) => readWebhookAccess(api, fullName, signal),
      webhooks: (fullName) => cloudWebhooks(ask, baseUrl, fullName),
      latestRun: (fullName, branch, signal) => readLatestRun(ask, baseUrl, fullName, branch, signal),
    };
  });
}
