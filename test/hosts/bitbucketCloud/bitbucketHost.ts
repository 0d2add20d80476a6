import type { GitAnswer } from '../core/gitBackend';
import { readGitRequest } from '../core/gitRequest';
import type { HostRules, HostState } from '../core/hostRules';
import { below, type PracticeRequest } from '../core/practiceRequest';
import { html, type Reply } from '../core/reply';
import { sampleOrganizations, sampleRepositories } from '../core/sampleWorld';
import { bitbucketApi } from './bitbucketApi';
import { bitbucketGit } from './bitbucketGit';
import { bitbucketPush, bitbucketWebhookHeaders } from './bitbucketWebhookDelivery';
import { bitbucketTokens, completeBitbucketToken } from './bitbucketTokens';

/** `public` stands for bitbucket.org. */
export type BitbucketBase = 'public';

const names = { acme: 'acme', globex: 'globex', alice: 'alice' };

export function createBitbucketHost(): HostRules<BitbucketBase> {
  return {
    type: 'bitbucket',
    label: 'Practice Bitbucket Cloud',
    folder: 'bitbucket',
    organizations: sampleOrganizations(names),
    repositories: sampleRepositories(names),
    tokens: bitbucketTokens,
    mainBase: 'public',
    deployments: { public: 'bitbucket.org' },
    baseUrls: (origin) => ({ public: `${origin}/bitbucket.org` }),
    clonePath: (fullName) => `/${fullName}.git`,
    completeToken: completeBitbucketToken,
    answer,
    webhookHeaders: bitbucketWebhookHeaders,
    pushEvent: 'repo:push',
    pushPayload: bitbucketPush,
  };
}

function answer(request: PracticeRequest, state: HostState): Reply | GitAnswer | Promise<Reply> {
  const api = below(request.segments, ['api.bitbucket.org', '2.0']);
  if (api !== undefined) return bitbucketApi(request, api, state);
  const web = below(request.segments, ['bitbucket.org']);
  const git = readGitRequest(request, web);
  if (git !== undefined) return bitbucketGit(request, git, state);
  return web?.length === 0 ? html(200, 'Practice Bitbucket') : html(404, 'Page not found');
}
