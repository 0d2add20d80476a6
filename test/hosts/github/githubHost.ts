import type { GitAnswer } from '../core/gitBackend';
import { readGitRequest } from '../core/gitRequest';
import type { HostRules, HostState } from '../core/hostRules';
import { below, type PracticeRequest } from '../core/practiceRequest';
import { html, type Reply } from '../core/reply';
import { sampleOrganizations, sampleRepositories } from '../core/sampleWorld';
import { githubApi } from './githubApi';
import type { GithubUsage } from './githubBudget';
import { githubGit } from './githubGit';
import { githubPush, githubWebhookHeaders } from './githubWebhookDelivery';
import { completeGithubToken, githubTokens } from './githubTokens';

/** `public` stands for github.com, `dataResidency` for acme.ghe.com, `server` is a GitHub Enterprise Server. */
export type GithubBase = 'public' | 'dataResidency' | 'server';

const names = { acme: 'acme', globex: 'globex', alice: 'alice' };

export function createGithubHost(): HostRules<GithubBase> {
  const usage: GithubUsage = new Map();
  return {
    type: 'github',
    label: 'Practice GitHub',
    folder: 'github',
    organizations: sampleOrganizations(names),
    repositories: sampleRepositories(names),
    tokens: githubTokens,
    mainBase: 'public',
    deployments: { public: 'github.com', dataResidency: 'GHE.com', server: 'GitHub Enterprise Server' },
    baseUrls: (origin) => ({
      public: `${origin}/github.com`,
      dataResidency: `${origin}/acme.ghe.com`,
      server: origin,
    }),
    clonePath: (fullName) => `/${fullName}.git`,
    completeToken: completeGithubToken,
    answer: (request, state) => answer(request, state, usage),
    webhookHeaders: githubWebhookHeaders,
    pushEvent: 'push',
    pushPayload: githubPush,
  };
}

/** On loopback the first segment stands for the host: `api.github.com` beside `github.com`. */
const cloud = [
  { web: 'github.com', api: 'api.github.com', deployment: 'github.com' },
  { web: 'acme.ghe.com', api: 'api.acme.ghe.com', deployment: 'ghe.com' },
] as const;

function answer(
  request: PracticeRequest,
  state: HostState,
  usage: GithubUsage,
): Reply | GitAnswer | Promise<Reply> {
  const { origin, segments } = request;
  for (const { web, api, deployment } of cloud) {
    const rest = below(segments, [api]);
    if (rest === undefined) continue;
    return githubApi(
      request,
      rest,
      state,
      { api: `${origin}/${api}`, web: `${origin}/${web}`, deployment },
      usage,
    );
  }
  const serverApi = below(segments, ['api', 'v3']);
  if (serverApi !== undefined) {
    const places = { api: `${origin}/api/v3`, web: origin, deployment: 'server' as const };
    return githubApi(request, serverApi, state, places, usage);
  }
  const place = cloud.find(({ web }) => below(segments, [web]) !== undefined);
  const rest = place === undefined ? segments : segments.slice(1);
  const git = readGitRequest(request, rest);
  if (git !== undefined) return githubGit(request, git, state, place?.deployment ?? 'server');
  return rest.length === 0 ? html(200, 'Practice GitHub') : html(404, 'Page not found');
}
