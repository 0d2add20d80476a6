import type { GitAnswer } from '../core/gitBackend';
import { readGitRequest } from '../core/gitRequest';
import type { HostRules, HostState } from '../core/hostRules';
import { below, type PracticeRequest } from '../core/practiceRequest';
import { html, type Reply } from '../core/reply';
import { sampleOrganizations, sampleRepositories } from '../core/sampleWorld';
import { gitlabApi } from './gitlabApi';
import type { GitlabMemory } from './gitlabCall';
import { gitlabGit } from './gitlabGit';
import { completeGitlabToken, gitlabTokens } from './gitlabTokens';
import { gitlabPush, gitlabWebhookHeaders } from './gitlabWebhookDelivery';

/** `public` stands for gitlab.com, `server` is self-managed, `underPath` is self-managed under `/tools/gitlab`. */
export type GitlabBase = 'public' | 'server' | 'underPath';

const names = { acme: 'acme', globex: 'globex', alice: 'alice' };
const mounts: readonly (readonly string[])[] = [['tools', 'gitlab'], ['gitlab.com'], []];

export function createGitlabHost(): HostRules<GitlabBase> {
  const memory: GitlabMemory = { usage: new Map(), rotations: new Map() };
  return {
    type: 'gitlab',
    label: 'Practice GitLab',
    folder: 'gitlab',
    organizations: [...sampleOrganizations(names), { id: 24, path: 'acme/platform', name: 'Platform' }],
    repositories: [
      ...sampleRepositories(names),
      {
        organization: 'acme/platform',
        name: 'tools',
        private: true,
        description: 'Tools of the platform team',
      },
    ],
    tokens: gitlabTokens,
    mainBase: 'public',
    deployments: { public: 'gitlab.com', server: 'self-managed', underPath: 'self-managed under a path' },
    baseUrls: (origin) => ({
      public: `${origin}/gitlab.com`,
      server: origin,
      underPath: `${origin}/tools/gitlab`,
    }),
    clonePath: (fullName) => `/${fullName}.git`,
    completeToken: completeGitlabToken,
    answer: (request, state) => answer(request, state, memory),
    webhookHeaders: gitlabWebhookHeaders,
    pushEvent: 'push_events',
    pushPayload: gitlabPush,
  };
}

function answer(
  request: PracticeRequest,
  state: HostState,
  memory: GitlabMemory,
): Reply | GitAnswer | Promise<Reply> {
  for (const mount of mounts) {
    const rest = below(request.segments, mount);
    if (rest === undefined) continue;
    const base = [request.origin, ...mount].join('/');
    const api = below(rest, ['api', 'v4']);
    if (api !== undefined) return gitlabApi(request, api, state, base, memory);
    const git = readGitRequest(request, rest);
    if (git !== undefined) return gitlabGit(request, git, state);
    if (rest.length === 0) return html(200, 'Practice GitLab');
    break;
  }
  return html(404, 'The page could not be found');
}
