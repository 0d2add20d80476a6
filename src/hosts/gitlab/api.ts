import {
  Groups,
  Metadata,
  Namespaces,
  PersonalAccessTokens,
  ProjectHooks,
  Projects,
  Users,
} from '@gitbeaker/rest';
import type { HostAccount } from '../../core/host/gitHost';
import type { BaseUrl } from '../../core/provider/baseUrl';
import { bearer, inHeader } from '../transport/authorization';
import {
  createTransport,
  type Send,
  type Transport,
  type TransportSettings,
} from '../transport/createTransport';
import { fetchWire } from '../transport/fetchWire';
import { gitlabError } from './gitlabError';
import { createRequester } from './requester';
import { gitlabTokenShape } from './tokenShape';

/** The resources of gitbeaker that the product asks for; its classes take no signal, so each call makes its own. */
export type Api = (signal: AbortSignal) => Resources;

export type Resources = ReturnType<typeof resourcesOver>;

export function createGitlabTransport(
  baseUrl: BaseUrl,
  { token }: HostAccount,
  settings?: TransportSettings,
): Transport {
  return createTransport({
    type: 'gitlab',
    apiUrl: `${baseUrl.href}/api/v4`,
    wire: fetchWire,
    // GitLab takes OAuth tokens in this header only.
    authorize: gitlabTokenShape(token).kind === 'oauth' ? bearer(token) : inHeader('private-token', token),
    readError: gitlabError(token),
    ...(settings === undefined ? {} : { settings }),
  });
}

export function createApi(baseUrl: BaseUrl, send: Send): Api {
  return (signal) => resourcesOver(baseUrl, send, signal);
}

function resourcesOver(baseUrl: BaseUrl, send: Send, signal: AbortSignal) {
  // The transport has the deadline, and adds the token where the request leaves.
  const options = { host: baseUrl.href, queryTimeout: null, requesterFn: createRequester(send, signal) };
  return {
    users: new Users(options),
    tokens: new PersonalAccessTokens(options),
    groups: new Groups(options),
    namespaces: new Namespaces(options),
    projects: new Projects(options),
    hooks: new ProjectHooks(options),
    metadata: new Metadata(options),
  };
}
