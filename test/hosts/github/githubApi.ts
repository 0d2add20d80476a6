import type { HostState } from '../core/hostRules';
import { presented, type PracticeRequest } from '../core/practiceRequest';
import type { PracticeToken } from '../core/practiceToken';
import { withHeaders, type Headers, type Reply } from '../core/reply';
import { matchRoute } from '../core/routeTable';
import { hasScopes } from './githubAccess';
import type { GithubPlaces } from './githubBodies';
import {
  enterpriseVersion,
  githubError,
  needsLogin,
  notFound,
  type GithubCall,
  type GithubDeployment,
} from './githubCall';
import { blocked } from './githubHolds';
import { budgetOf, spend, type GithubUsage } from './githubBudget';
import { githubRoutes } from './githubRoutes';

const apiVersions = ['2022-11-28', '2026-03-10'];

/** Answers a request whose segments below the API's root are given. */
export async function githubApi(
  request: PracticeRequest,
  segments: readonly string[],
  state: HostState,
  places: GithubPlaces & { readonly deployment: GithubDeployment },
  usage: GithubUsage,
): Promise<Reply> {
  const { token, refusal } = authenticate(request, state);
  const server = places.deployment === 'server';
  const version = request.headers['x-github-api-version'];
  const call: GithubCall = { ...places, request, state, token, usage };
  const reply =
    refusal ??
    stranger(call) ??
    blocked(token) ??
    unknownVersion(version, server) ??
    (await route(call, segments));
  return withHeaders(reply, {
    Server: server ? 'GitHub.com' : 'github.com',
    'X-GitHub-Media-Type': 'github.v3; format=json',
    'X-GitHub-Request-Id': requestId(usage),
    'x-github-api-version-selected': typeof version === 'string' ? version : '2022-11-28',
    ...(server
      ? { 'x-github-enterprise-version': state.version ?? enterpriseVersion }
      : rateLimit(call, segments, usage)),
    ...tokenHeaders(token),
  });
}

function authenticate(
  request: PracticeRequest,
  state: HostState,
): { readonly token?: PracticeToken; readonly refusal?: Reply } {
  const credential = presented(request.headers);
  if (credential.kind === 'none' || credential.kind === 'privateToken') return {};
  const found = 'token' in credential ? state.tokens.find(credential.token) : undefined;
  // Wrong, expired and revoked are one answer here.
  return found?.state === 'valid' ? { token: found.token } : { refusal: githubError(401, 'Bad credentials') };
}

function unknownVersion(version: string | string[] | undefined, server: boolean): Reply | undefined {
  const known = server ? apiVersions.slice(0, 1) : apiVersions;
  if (version === undefined || (typeof version === 'string' && known.includes(version))) return undefined;
  return githubError(400, `"${String(version)}" is not a supported version. Supported: ${known.join(', ')}.`);
}

function route(call: GithubCall, segments: readonly string[]): Reply | Promise<Reply> {
  const matched = matchRoute(githubRoutes, call.request.method, segments);
  return matched === undefined ? notFound() : matched(call);
}

/** GHE.com answers nobody whom it does not know. */
function stranger({ deployment, token }: GithubCall): Reply | undefined {
  return deployment === 'ghe.com' && token === undefined ? needsLogin() : undefined;
}

function rateLimit(call: GithubCall, segments: readonly string[], usage: GithubUsage): Headers {
  const resource = segments[0] === 'search' ? 'search' : 'core';
  // Asking for the budget costs nothing.
  if (segments[0] !== 'rate_limit') spend(call, resource, usage);
  const { limit, remaining, used, reset } = budgetOf(call, resource, usage);
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-used': String(used),
    'x-ratelimit-reset': String(reset),
    'x-ratelimit-resource': resource,
  };
}

/** Scopes are told for classic and OAuth tokens only, and for those even when there are none. */
function tokenHeaders(token: PracticeToken | undefined): Headers {
  if (token === undefined) return {};
  const expiry = token.expiresAt?.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC');
  return {
    ...(hasScopes(token) ? { 'X-OAuth-Scopes': token.scopes.join(', ') } : {}),
    ...(expiry === undefined ? {} : { 'github-authentication-token-expiration': expiry }),
  };
}

function requestId(usage: GithubUsage): string {
  const count = (usage.get('requests') ?? 0) + 1;
  usage.set('requests', count);
  const hex = (number: number, length: number) => number.toString(16).toUpperCase().padStart(length, '0');
  return `ACED:${hex(count, 6)}:${hex(count * 7, 7)}:${hex(count * 13, 7)}:6950F000`;
}
