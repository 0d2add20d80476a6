import { json, type Reply } from '../core/reply';
import type { RouteEntry } from '../core/routeTable';
import type { PracticeUser } from '../core/world';
import { publicUserBody, userBody } from './gitlabBodies';
import { listReply, message, open, signedIn, type GitlabCall, type Needs } from './gitlabCall';
import { projectList } from './gitlabProjects';

const knowing: Needs = { scopes: ['api', 'read_api', 'read_user'], permission: 'read_user' };
const reading: Needs = { scopes: ['api', 'read_api'], permission: 'read_project' };

export const gitlabUserRoutes: readonly RouteEntry<GitlabCall, Reply>[] = [
  { pattern: '/user', answer: (call) => signedIn(call, knowing, () => user(call)) },
  { pattern: '/users', answer: (call) => signedIn(call, knowing, () => users(call)) },
  { pattern: '/users/:id', answer: (call, id) => signedIn(call, knowing, () => namedUser(call, id)) },
  { pattern: '/users/:id/projects', answer: (call, id) => open(call, reading, () => userProjects(call, id)) },
];

function user(call: GitlabCall): Reply {
  const person = call.state.world.user(call.token?.user);
  return person === undefined
    ? json(200, userBody(call, botOf(call), true))
    : json(200, userBody(call, person));
}

/** Tokens of projects and groups act as a bot of their own. */
function botOf({ token, state }: GitlabCall): PracticeUser {
  const place = token?.organizations?.[0] ?? '';
  const project = state.world.repository(place);
  const id = project?.id ?? state.world.organization(place)?.id ?? 0;
  const login = `${project === undefined ? 'group' : 'project'}_${String(id)}_bot_practice`;
  return { id: 90, login, name: token?.label ?? '', email: `${login}@noreply.127.0.0.1` };
}

function users(call: GitlabCall): Reply {
  const { query } = call.request;
  const name = query.get('username')?.toLowerCase();
  const search = query.get('search')?.toLowerCase() ?? '';
  const found = call.state.world.users.filter(
    (one) =>
      (name === undefined || one.login.toLowerCase() === name) &&
      `${one.login} ${one.name}`.toLowerCase().includes(search),
  );
  return listReply(call, found, (one) => publicUserBody(call, one));
}

function find(call: GitlabCall, id: string): PracticeUser | undefined {
  return call.state.world.users.find((one) => String(one.id) === id || one.login === id.toLowerCase());
}

/** By number only. */
function namedUser(call: GitlabCall, id: string): Reply {
  const found = /^\d+$/.test(id) ? find(call, id) : undefined;
  return found === undefined
    ? message(404, '404 User Not Found')
    : json(200, { ...publicUserBody(call, found), created_at: '2020-01-01T00:00:00.000Z', bot: false });
}

function userProjects(call: GitlabCall, id: string): Reply {
  const found = find(call, id);
  if (found === undefined) return message(404, '404 User Not Found');
  const { world } = call.state;
  return projectList(
    call,
    world.repositories.filter((one) => world.organization(one.organization)?.personal === found.login),
  );
}
