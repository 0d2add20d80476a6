import { json, type Reply } from '../core/reply';
import type { RouteEntry } from '../core/routeTable';
import { isWithin, type PracticeOrganization } from '../core/world';
import { fullProject, groupBody, simpleProject, userBody } from './gitlabBodies';
import {
  isPublic,
  isVisible,
  listReply,
  memberRight,
  message,
  missingScope,
  type GitlabCall,
} from './gitlabCall';
import { projectList } from './gitlabProjects';

/** Version that the practice server reports. */
const version = { version: '19.2.1-ee', revision: 'a1b2c3d4e5f' };

const reading = ['api', 'read_api'];
const knowing = ['api', 'read_api', 'read_user'];

export const gitlabRoutes: readonly RouteEntry<GitlabCall, Reply>[] = [
  { pattern: '/user', answer: (call) => signedIn(call, knowing, () => user(call)) },
  { pattern: '/personal_access_tokens/self', answer: (call) => signedIn(call, [], () => ownToken(call)) },
  { pattern: '/version', answer: (call) => signedIn(call, knowing, () => json(200, version)) },
  { pattern: '/metadata', answer: (call) => signedIn(call, knowing, metadata) },
  { pattern: '/groups', answer: (call) => open(call, () => groups(call)) },
  { pattern: '/groups/:id', answer: (call, id) => open(call, () => group(call, id)) },
  { pattern: '/groups/:id/projects', answer: (call, id) => open(call, () => groupProjects(call, id)) },
  {
    pattern: '/projects',
    answer: (call) => open(call, () => projectList(call, call.state.world.repositories)),
  },
  { pattern: '/projects/:id', answer: (call, id) => open(call, () => project(call, id)) },
];

/** For endpoints that need a token with one of the scopes; an empty list means any classic scope. */
function signedIn(call: GitlabCall, scopes: readonly string[], answer: () => Reply): Reply {
  if (call.token === undefined) return message(401, '401 Unauthorized');
  return (scopes.length === 0 ? undefined : missingScope(call.token, scopes)) ?? answer();
}

/** For endpoints that show what is public to everyone. */
function open(call: GitlabCall, answer: () => Reply): Reply {
  return (call.token === undefined ? undefined : missingScope(call.token, reading)) ?? answer();
}

function user(call: GitlabCall): Reply {
  const person = call.state.world.user(call.token?.user);
  if (person !== undefined) return json(200, userBody(call, person));
  // Tokens of projects and groups act as a bot of their own.
  const owner = call.state.world.organization(call.token?.organizations?.[0] ?? '');
  const login = `group_${String(owner?.id ?? 0)}_bot_practice`;
  const bot = { id: 90, login, name: call.token?.label ?? '', email: `${login}@noreply.127.0.0.1` };
  return json(200, userBody(call, bot, true));
}

function ownToken(call: GitlabCall): Reply {
  const { token, state } = call;
  if (token === undefined) return message(401, '401 Unauthorized');
  if (token.kind === 'oauth') {
    return message(400, '400 Bad request - This endpoint requires token type to be a personal access token');
  }
  if (token.scopes.includes('granular')) {
    return json(403, {
      error: 'insufficient_granular_scope',
      error_description: 'Access denied: read_personal_access_token',
    });
  }
  return json(200, {
    id: 500 + state.tokens.all.indexOf(token),
    name: token.label,
    revoked: false,
    created_at: '2026-01-01T00:00:00.000Z',
    description: '',
    scopes: token.scopes,
    user_id: state.world.user(token.user)?.id ?? 90,
    last_used_at: new Date(state.now()).toISOString(),
    active: true,
    expires_at: token.expiresAt?.slice(0, 10) ?? null,
  });
}

function metadata(): Reply {
  const kas = {
    enabled: true,
    externalUrl: 'wss://kas.gitlab.example',
    externalK8sProxyUrl: 'https://kas.gitlab.example/k8s-proxy',
    version: '19.2.1',
  };
  return json(200, { ...version, kas, enterprise: true });
}

function groups(call: GitlabCall): Reply {
  const search = call.request.query.get('search')?.toLowerCase() ?? '';
  const level = call.request.query.get('min_access_level');
  const topOnly = call.request.query.get('top_level_only') === 'true';
  const found = call.state.world.organizations.filter(
    (one) =>
      isVisibleGroup(call, one) &&
      (level === null || memberRight(call, one.path) !== 'none') &&
      (!topOnly || !one.path.includes('/')) &&
      `${one.path} ${one.name}`.toLowerCase().includes(search),
  );
  const sorted = [...found].sort((one, other) => one.name.localeCompare(other.name));
  return listReply(call, sorted, (one) => groupBody(call, one));
}

function isVisibleGroup(call: GitlabCall, one: PracticeOrganization): boolean {
  return one.personal === undefined && (memberRight(call, one.path) !== 'none' || isPublic(call, one));
}

/** By number or by full path; hidden groups are as absent as missing ones. */
function findGroup(call: GitlabCall, id: string): PracticeOrganization | undefined {
  const { world } = call.state;
  const found = world.organizations.find((one) => String(one.id) === id) ?? world.organization(id);
  return found !== undefined && isVisibleGroup(call, found) ? found : undefined;
}

function group(call: GitlabCall, id: string): Reply {
  const found = findGroup(call, id);
  if (found === undefined) return message(404, '404 Group Not Found');
  const body = {
    ...groupBody(call, found),
    shared_with_groups: [],
    prevent_sharing_groups_outside_hierarchy: false,
  };
  if (call.request.query.get('with_projects') === 'false') return json(200, body);
  const projects = call.state.world.repositories
    .filter((one) => one.organization === found.path && isVisible(call, one))
    .slice(0, 100)
    .map((one) => simpleProject(call, one));
  return json(200, { ...body, projects, shared_projects: [] });
}

function groupProjects(call: GitlabCall, id: string): Reply {
  const found = findGroup(call, id);
  if (found === undefined) return message(404, '404 Group Not Found');
  const nested = call.request.query.get('include_subgroups') === 'true';
  const all = call.state.world.repositories.filter((one) =>
    nested ? isWithin(one.organization, found.path) : one.organization === found.path,
  );
  return projectList(call, all);
}

function project(call: GitlabCall, id: string): Reply {
  const { world } = call.state;
  const found = world.repositories.find((one) => String(one.id) === id) ?? world.repository(id);
  return found !== undefined && isVisible(call, found)
    ? json(200, fullProject(call, found))
    : message(404, '404 Project Not Found');
}
