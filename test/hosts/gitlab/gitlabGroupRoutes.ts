import { json, type Reply } from '../core/reply';
import type { RouteEntry } from '../core/routeTable';
import { isWithin, type PracticeOrganization } from '../core/world';
import { groupBody, namespaceBody, simpleProject } from './gitlabBodies';
import {
  isPublic,
  isVisible,
  listReply,
  memberRight,
  message,
  open,
  signedIn,
  type GitlabCall,
  type Needs,
} from './gitlabCall';
import { projectList } from './gitlabProjects';

const reading: Needs = { scopes: ['api', 'read_api'], permission: 'read_group' };
const readingProjects: Needs = { scopes: ['api', 'read_api'], permission: 'read_project' };

export const gitlabGroupRoutes: readonly RouteEntry<GitlabCall, Reply>[] = [
  { pattern: '/groups', answer: (call) => open(call, reading, () => groups(call)) },
  { pattern: '/groups/:id', answer: (call, id) => open(call, reading, () => group(call, id)) },
  {
    pattern: '/groups/:id/projects',
    answer: (call, id) => open(call, readingProjects, () => groupProjects(call, id)),
  },
  { pattern: '/namespaces', answer: (call) => signedIn(call, reading, () => namespaces(call)) },
  { pattern: '/namespaces/:id', answer: (call, id) => signedIn(call, reading, () => namespace(call, id)) },
];

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
  const { world } = call.state;
  const nested = call.request.query.get('include_subgroups') === 'true';
  const all = world.repositories.filter((one) =>
    nested ? isWithin(one.organization, found.path) : one.organization === found.path,
  );
  return projectList(call, all, world.claimed(found.path));
}

/** Groups and the user's own, where one may put projects. */
function namespaces(call: GitlabCall): Reply {
  const search = call.request.query.get('search')?.toLowerCase() ?? '';
  const found = call.state.world.organizations.filter(
    (one) => memberRight(call, one.path) !== 'none' && one.path.toLowerCase().includes(search),
  );
  return listReply(call, found, (one) => namespaceBody(call, one));
}

function namespace(call: GitlabCall, id: string): Reply {
  const { world } = call.state;
  const found = world.organizations.find((one) => String(one.id) === id) ?? world.organization(id);
  return found !== undefined && (memberRight(call, found.path) !== 'none' || isPublic(call, found))
    ? json(200, namespaceBody(call, found))
    : message(404, '404 Namespace Not Found');
}
