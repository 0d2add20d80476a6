import { json, type Reply } from '../core/reply';
import type { RouteEntry } from '../core/routeTable';
import { signedIn, usualVersion, type GitlabCall, type Needs } from './gitlabCall';
import { gitlabGroupRoutes } from './gitlabGroupRoutes';
import { gitlabProjectRoutes } from './gitlabProjectRoutes';
import { gitlabTokenRoutes } from './gitlabTokenRoutes';
import { gitlabUserRoutes } from './gitlabUserRoutes';
import { gitlabWebhookRoutes } from './gitlabWebhookRoutes';

const knowing: Needs = { scopes: ['api', 'read_api', 'read_user'], permission: 'read_metadata' };

export const gitlabRoutes: readonly RouteEntry<GitlabCall, Reply | Promise<Reply>>[] = [
  ...gitlabUserRoutes,
  ...gitlabTokenRoutes,
  ...gitlabGroupRoutes,
  ...gitlabProjectRoutes,
  ...gitlabWebhookRoutes,
  { pattern: '/version', answer: (call) => signedIn(call, knowing, () => json(200, versionOf(call))) },
  { pattern: '/metadata', answer: (call) => signedIn(call, knowing, () => metadata(call)) },
];

function versionOf({ state }: GitlabCall) {
  return { version: state.version ?? usualVersion, revision: 'a1b2c3d4e5f' };
}

function metadata(call: GitlabCall): Reply {
  const version = versionOf(call);
  const kas = {
    enabled: true,
    externalUrl: 'wss://kas.gitlab.example',
    externalK8sProxyUrl: 'https://kas.gitlab.example/k8s-proxy',
    version: version.version.replace(/-.*/, ''),
  };
  return json(200, { ...version, kas, enterprise: true });
}
