import type { GitAnswer } from '../core/gitBackend';
import { readGitRequest } from '../core/gitRequest';
import type { HostRules, HostState } from '../core/hostRules';
import { below, presented, type PracticeRequest } from '../core/practiceRequest';
import type { PracticeToken } from '../core/practiceToken';
import { html, withHeaders, type Headers, type Reply } from '../core/reply';
import { matchRoute } from '../core/routeTable';
import { sampleOrganizations, sampleRepositories } from '../core/sampleWorld';
import { badCredentials, dataCenterError, type DataCenterCall } from './dataCenterCall';
import { dataCenterGit } from './dataCenterGit';
import { dataCenterRoutes } from './dataCenterRoutes';
import { completeDataCenterToken, dataCenterTokens } from './dataCenterTokens';

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
    baseUrls: (origin) => ({ server: origin, underPath: `${origin}/bitbucket` }),
    clonePath: (fullName) => `/scm/${fullName.toLowerCase()}.git`,
    completeToken: completeDataCenterToken,
    answer: (request, state) => answer(request, state, ++count),
  };
}

function answer(request: PracticeRequest, state: HostState, count: number): Reply | GitAnswer {
  for (const mount of mounts) {
    const rest = below(request.segments, mount);
    if (rest === undefined) continue;
    const base = [request.origin, ...mount].join('/');
    const api = below(rest, ['rest', 'api', '1.0']) ?? below(rest, ['rest', 'api', 'latest']);
    if (api !== undefined) return answerApi(request, api, state, base, count);
    const git = readGitRequest(request, below(rest, ['scm']));
    if (git !== undefined) return dataCenterGit(request, git, state);
    if (rest.length === 0) return html(200, 'Practice Bitbucket Data Center');
    break;
  }
  return html(404, 'Page not found');
}

function answerApi(
  request: PracticeRequest,
  segments: readonly string[],
  state: HostState,
  base: string,
  count: number,
): Reply {
  const { token, refusal } = authenticate(request, state);
  const call: DataCenterCall = { request, state, token, base };
  const matched = request.method === 'GET' ? matchRoute(dataCenterRoutes, segments) : undefined;
  const missing = () =>
    dataCenterError(404, 'Resource not found.', 'rest.exception.ResourceNotFoundException');
  const reply = refusal ?? matched?.(call) ?? missing();
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
