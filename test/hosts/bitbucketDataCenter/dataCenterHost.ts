import type { GitAnswer } from '../core/gitBackend';
import { readGitRequest } from '../core/gitRequest';
import type { HostRules, HostState } from '../core/hostRules';
import { below, presented, type PracticeRequest } from '../core/practiceRequest';
import type { PracticeToken } from '../core/practiceToken';
import { html, withHeaders, type Headers, type Reply } from '../core/reply';
import { matchRoute, type RouteEntry } from '../core/routeTable';
import { sampleOrganizations, sampleRepositories } from '../core/sampleWorld';
import { dataCenterBuildRoutes } from './dataCenterBuilds';
import { badCredentials, dataCenterError, type DataCenterCall } from './dataCenterCall';
import { dataCenterGit } from './dataCenterGit';
import { dataCenterRoutes } from './dataCenterRoutes';
import { completeDataCenterToken, dataCenterTokens } from './dataCenterTokens';
import { dataCenterPush, dataCenterWebhookHeaders } from './dataCenterWebhookDelivery';

/** `underPath` is the same server under the context path `/bitbucket`. */
export type DataCenterBase = 'server' | 'underPath';

const names = { acme: 'ACME', globex: 'GLOBEX', alice: '~alice' };
const mounts: readonly (readonly string[])[] = [['bitbucket'], []];

export function createDataCenterHost(): HostRules<DataCenterBase> {
  let count = 0;
  return {
    type: 'bitbucket',
    label: 'Practice Bitbucket Data Center',
    folder: 'dataCenter',
    organizations: sampleOrganizations(names),
    repositories: sampleRepositories(names),
    tokens: dataCenterTokens,
    mainBase: 'server',
    deployments: { server: 'Data Center', underPath: 'Data Center under a path' },
    baseUrls: (origin) => ({ server: origin, underPath: `${origin}/bitbucket` }),
    clonePath: (fullName) => `/scm/${fullName.toLowerCase()}.git`,
    completeToken: completeDataCenterToken,
    answer: (request, state) => answer(request, state, ++count),
    webhookHeaders: dataCenterWebhookHeaders,
    pushEvent: 'repo:refs_changed',
    pushPayload: dataCenterPush,
  };
}

const apis = [
  { path: ['rest', 'api', '1.0'], routes: dataCenterRoutes },
  { path: ['rest', 'api', 'latest'], routes: dataCenterRoutes },
  { path: ['rest', 'build-status', 'latest'], routes: dataCenterBuildRoutes },
  { path: ['rest', 'build-status', '1.0'], routes: dataCenterBuildRoutes },
];

function answer(
  request: PracticeRequest,
  state: HostState,
  count: number,
): Reply | GitAnswer | Promise<Reply> {
  for (const mount of mounts) {
    const rest = below(request.segments, mount);
    if (rest === undefined) continue;
    const base = [request.origin, ...mount].join('/');
    for (const { path, routes } of apis) {
      const api = below(rest, path);
      if (api !== undefined) return answerApi(request, api, routes, state, base, count);
    }
    const git = readGitRequest(request, below(rest, ['scm']));
    if (git !== undefined) return dataCenterGit(request, git, state);
    if (rest.length === 0) return html(200, 'Practice Bitbucket Data Center');
    break;
  }
  return html(404, 'Page not found');
}

async function answerApi(
  request: PracticeRequest,
  segments: readonly string[],
  routes: readonly RouteEntry<DataCenterCall, Reply | Promise<Reply>>[],
  state: HostState,
  base: string,
  count: number,
): Promise<Reply> {
  const { token, refusal } = authenticate(request, state);
  const call: DataCenterCall = { request, state, token, base };
  const matched = matchRoute(routes, request.method, segments);
  const missing = () =>
    dataCenterError(404, 'Resource not found.', 'rest.exception.ResourceNotFoundException');
  const reply = refusal ?? (await matched?.(call)) ?? missing();
  const id = `@PRACTICEx${String(count)}x${String(count)}x0`;
  return withHeaders(reply, { 'X-AREQUESTID': id, 'X-ASEN': 'SEN-PRACTICE', ...userHeaders(state, token) });
}

/** Only somebody who is known gets these; application properties are told to everybody. */
function userHeaders(state: HostState, token: PracticeToken | undefined): Headers {
  if (token === undefined) return {};
  const user = state.world.user(token.user);
  // Tokens of projects and repositories act as a service user of their own.
  const service = { id: 900 + state.tokens.all.indexOf(token), login: 'access-token-user' };
  return { 'X-AUSERID': String((user ?? service).id), 'X-AUSERNAME': (user ?? service).login };
}

/** Bearer, or Basic with the token in place of the password. Without credentials one is anonymous. */
function authenticate(
  request: PracticeRequest,
  state: HostState,
): { readonly token?: PracticeToken; readonly refusal?: Reply } {
  const credential = presented(request.headers);
  if (credential.kind === 'none' || credential.kind === 'privateToken') return {};
  const found = 'token' in credential ? state.tokens.find(credential.token) : undefined;
  if (found?.state !== 'valid') return { refusal: badCredentials() };
  const wrongUser =
    credential.kind === 'basic' && credential.username.toLowerCase() !== found.token.username.toLowerCase();
  return wrongUser ? { refusal: badCredentials() } : { token: found.token };
}
