import { includes } from '../core/practiceToken';
import { json, type Reply } from '../core/reply';
import { fieldsOf, flagIn, textIn } from '../core/requestBody';
import type { RouteEntry } from '../core/routeTable';
import { reaches, type PracticeOrganization } from '../core/world';
import { hasScopes, permission } from './githubAccess';
import {
  accepted,
  githubError,
  missingPermission,
  needsLogin,
  notFound,
  type GithubCall,
} from './githubCall';
import { heldReply } from './githubHolds';
import { bodyOf } from './githubRepositoryList';

type Answer = Reply | Promise<Reply>;

export const githubCreationRoutes: readonly RouteEntry<GithubCall, Answer>[] = [
  { method: 'POST', pattern: '/user/repos', answer: createOwn },
  { method: 'POST', pattern: '/orgs/:org/repos', answer: createInOrganization },
];

function createOwn(call: GithubCall): Answer {
  const { token, state } = call;
  if (token === undefined) return needsLogin();
  if (token.user === undefined) return missingPermission(token, 'administration=write');
  const place = state.world.organizations.find(({ personal }) => personal === token.user);
  return place === undefined ? notFound() : create(call, place);
}

function createInOrganization(call: GithubCall, org: string): Answer {
  const { token, state } = call;
  if (token === undefined) return needsLogin();
  const place = state.world.organization(org);
  if (place === undefined || place.personal !== undefined || !reaches(token, place.path)) return notFound();
  const held = heldReply(call, place);
  if (held !== undefined) return held;
  const right = token.user === undefined ? 'admin' : state.world.userRight(token.user, place.path);
  if (includes(right, 'admin')) return create(call, place);
  return githubError(403, 'You need admin access to the organization before adding a repository to it.');
}

/** A token without the scope is told, in the headers alone, which one is needed. */
function create(call: GithubCall, { path }: PracticeOrganization): Answer {
  const { token, state, request } = call;
  if (token === undefined) return needsLogin();
  if (!hasScopes(token)) {
    if (!includes(permission(token, 'administration'), 'write'))
      return missingPermission(token, 'administration=write');
  } else if (!token.scopes.includes('repo')) {
    return { ...notFound(), headers: { ...notFound().headers, ...accepted(['public_repo', 'repo']) } };
  }
  const fields = fieldsOf(request.body);
  const name = textIn(fields, 'name') ?? '';
  if (!/^[\w.-]{1,100}$/.test(name)) return failed('name is invalid');
  if (state.world.repository(`${path}/${name}`) !== undefined) {
    return failed('name already exists on this account');
  }
  const internal = textIn(fields, 'visibility') === 'internal';
  const description = textIn(fields, 'description');
  return state
    .createRepository({
      organization: path,
      name,
      private: flagIn(fields, 'private') ?? false,
      ...(internal ? { internal } : {}),
      ...(description === undefined ? {} : { description }),
    })
    .then((made) => json(201, { ...bodyOf(call, made), network_count: 0, subscribers_count: 0 }));
}

function failed(message: string): Reply {
  return json(422, {
    message: 'Repository creation failed.',
    errors: [{ resource: 'Repository', code: 'custom', field: 'name', message }],
    documentation_url: 'https://docs.github.com/rest/repos/repos',
  });
}
