import { json, type Reply } from '../core/reply';
import type { RouteEntry } from '../core/routeTable';
import { budgetOf } from './githubBudget';
import { enterpriseVersion, type GithubCall } from './githubCall';
import { githubCreationRoutes } from './githubCreationRoutes';
import { githubOrganizationRoutes } from './githubOrganizationRoutes';
import { githubRepositoryRoutes } from './githubRepositoryRoutes';
import { revokeCredentials } from './githubRevoke';
import { searchRepositories } from './githubSearch';
import { githubUserRoutes } from './githubUserRoutes';
import { githubWebhookRoutes } from './githubWebhookRoutes';

/** `user` and `installation` need a token; the others are open and show what it may see. */
export const githubRoutes: readonly RouteEntry<GithubCall, Reply | Promise<Reply>>[] = [
  ...githubUserRoutes,
  ...githubOrganizationRoutes,
  ...githubRepositoryRoutes,
  ...githubCreationRoutes,
  ...githubWebhookRoutes,
  { pattern: '/search/repositories', answer: searchRepositories },
  { pattern: '/meta', answer: meta },
  { pattern: '/rate_limit', answer: rateLimit },
  { method: 'POST', pattern: '/credentials/revoke', answer: revokeCredentials },
];

function meta(call: GithubCall): Reply {
  if (call.deployment === 'server') {
    const installed_version = call.state.version ?? enterpriseVersion;
    return json(200, { verifiable_password_authentication: true, installed_version });
  }
  return json(200, {
    verifiable_password_authentication: false,
    api: ['192.0.2.0/24'],
    git: ['192.0.2.0/24'],
  });
}

/** A server without limits says that there is nothing here. */
function rateLimit(call: GithubCall): Reply {
  if (call.deployment === 'server') {
    return json(404, {
      message: 'Rate limiting is not enabled.',
      documentation_url: 'https://docs.github.com/rest/rate-limit/rate-limit',
    });
  }
  const core = budgetOf(call, 'core', call.usage);
  return json(200, { resources: { core, search: budgetOf(call, 'search', call.usage) }, rate: core });
}
