import type { GitAnswer } from '../core/gitBackend';
import { readGitRequest } from '../core/gitRequest';
import type { HostRules, HostState } from '../core/hostRules';
import { below, type PracticeRequest } from '../core/practiceRequest';
import { html, type Reply } from '../core/reply';
import { sampleOrganizations, sampleRepositories } from '../core/sampleWorld';
import { githubApi, type GithubUsage } from './githubApi';
import { githubGit } from './githubGit';
import { completeGithubToken, githubTokens } from './githubTokens';

/** `public` stands for github.com, `server` is a GitHub Enterprise Server. */
export type GithubBase = 'public' | 'server';

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
    baseUrls: (origin) => ({ public: `${origin}/github.com`, server: origin }),
    clonePath: (fullName) => `/${fullName}.git`,
    completeToken: completeGithubToken,
    answer: (request, state) => answer(request, state, usage),
  };
}

function answer(request: PracticeRequest, state: HostState, usage: GithubUsage): Reply | GitAnswer {
  const { origin, segments } = request;
  const cloudApi = below(segments, ['api.github.com']);
  if (cloudApi !== undefined) {
    const places = { api: `${origin}/api.github.com`, web: `${origin}/github.com`, server: false };
    return githubApi(request, cloudApi, state, places, usage);
  }
  const serverApi = below(segments, ['api', 'v3']);
  if (serverApi !== undefined) {
    const places = { api: `${origin}/api/v3`, web: origin, server: true };
    return githubApi(request, serverApi, state, places, usage);
  }
  const web = below(segments, ['github.com']) ?? segments;
  const git = readGitRequest(request, web);
  if (git !== undefined) return githubGit(request, git, state);
  return web.length === 0 ? html(200, 'Practice GitHub') : html(404, 'Page not found');
}
