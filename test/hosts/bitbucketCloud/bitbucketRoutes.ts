import type { Reply } from '../core/reply';
import type { RouteEntry } from '../core/routeTable';
import { bitbucketError, type BitbucketCall } from './bitbucketCall';
import { bitbucketCreationRoutes } from './bitbucketCreationRoutes';
import { bitbucketPipelineRoutes } from './bitbucketPipelines';
import { bitbucketRepositoryRoutes, publicRepositories } from './bitbucketRepositoryRoutes';
import { bitbucketUserRoutes } from './bitbucketUserRoutes';
import { bitbucketWebhookRoutes } from './bitbucketWebhookRoutes';

export const bitbucketRoutes: readonly RouteEntry<BitbucketCall, Reply | Promise<Reply>>[] = [
  { pattern: '/user/permissions/workspaces', answer: gone },
  { pattern: '/user/permissions/repositories', answer: gone },
  { pattern: '/workspaces', answer: gone },
  {
    pattern: '/repositories',
    answer: (call) => (call.request.query.has('role') ? gone() : publicRepositories(call)),
  },
  ...bitbucketUserRoutes,
  ...bitbucketRepositoryRoutes,
  ...bitbucketCreationRoutes,
  ...bitbucketWebhookRoutes,
  ...bitbucketPipelineRoutes,
];

function gone(): Reply {
  return bitbucketError(410, 'CHANGE-2770 - Functionality has been deprecated and removed.');
}
