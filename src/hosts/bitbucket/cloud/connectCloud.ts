import type { HostAccount, HostClient } from '../../../core/host/gitHost';
import { siblingUrl, type BaseUrl } from '../../../core/provider/baseUrl';
import { basic, bearer } from '../../transport/authorization';
import { createTransport, type TransportSettings } from '../../transport/createTransport';
import { attempt } from '../../transport/hostFailure';
import { axiosWire } from '../axiosWire';
import { createGet } from '../get';
import { isAccessToken } from '../tokenShape';
import { cloudError } from './cloudError';
import { readIdentity } from './identity';
import { readRepositories } from './repositories';
import { readWorkspace } from './workspace';

/** A connection to Bitbucket Cloud. API tokens go with the account's email, access tokens by themselves. */
export function connectCloud(
  baseUrl: BaseUrl,
  account: HostAccount,
  settings?: TransportSettings,
): HostClient {
  const { token, email } = account;
  const apiUrl = `${siblingUrl(baseUrl, 'api.bitbucket.org')}/2.0`;
  const send = createTransport({
    apiUrl,
    wire: axiosWire,
    authorize: email === undefined || isAccessToken(token) ? bearer(token) : basic(email, token),
    readError: cloudError(token),
    ...(settings === undefined ? {} : { settings }),
  });
  const api = { get: createGet(apiUrl, send), apiUrl, actsForUser: !isAccessToken(token) };
  return {
    identity: (signal) => attempt(signal, () => readIdentity(api, account, signal)),
    organization: (name, signal) => attempt(signal, () => readWorkspace(api, name, signal)),
    repositories: (query, signal) => attempt(signal, () => readRepositories(api, query, signal)),
  };
}
