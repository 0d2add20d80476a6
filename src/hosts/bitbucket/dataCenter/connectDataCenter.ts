import type { HostAccount, HostClient } from '../../../core/host/gitHost';
import type { BaseUrl } from '../../../core/provider/baseUrl';
import { bearer } from '../../transport/authorization';
import { createTransport, type TransportSettings } from '../../transport/createTransport';
import { attempt } from '../../transport/hostFailure';
import { axiosWire } from '../axiosWire';
import { createGet } from '../get';
import { dataCenterError } from './dataCenterError';
import { readIdentity } from './identity';
import { readProject } from './project';
import { readRepositories } from './repositories';

/** A connection to a Bitbucket Data Center, whose API sits below its context path. */
export function connectDataCenter(
  baseUrl: BaseUrl,
  account: HostAccount,
  settings?: TransportSettings,
): HostClient {
  const apiUrl = `${baseUrl.href}/rest/api/1.0`;
  const send = createTransport({
    apiUrl,
    wire: axiosWire,
    authorize: bearer(account.token),
    readError: dataCenterError,
    ...(settings === undefined ? {} : { settings }),
  });
  const get = createGet(apiUrl, send);
  return {
    identity: (signal) => attempt(signal, () => readIdentity(get, signal)),
    organization: (name, signal) => attempt(signal, () => readProject(get, account, name, signal)),
    repositories: (query, signal) => attempt(signal, () => readRepositories(get, baseUrl, query, signal)),
  };
}
