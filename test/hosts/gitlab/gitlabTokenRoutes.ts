import type { PracticeToken } from '../core/practiceToken';
import { empty, json, type Reply } from '../core/reply';
import { fieldsOf, textIn } from '../core/requestBody';
import type { RouteEntry } from '../core/routeTable';
import { gitlabToken } from '../core/tokenShapes';
import { accessLevel, memberRight, message, signedIn, type GitlabCall, type Needs } from './gitlabCall';

const self = '/personal_access_tokens/self';
const any: Needs = { scopes: [], permission: 'read_personal_access_token' };
const rotating: Needs = { scopes: ['api', 'self_rotate'], permission: 'rotate_personal_access_token' };
const revoking: Needs = { scopes: [], permission: 'revoke_personal_access_token' };

/** What a server allows unless its administrator says otherwise. */
const longestLifeMs = 365 * 86_400_000;

export const gitlabTokenRoutes: readonly RouteEntry<GitlabCall, Reply>[] = [
  { pattern: self, answer: (call) => withOwnToken(call, any, (token) => json(200, tokenBody(call, token))) },
  {
    method: 'DELETE',
    pattern: self,
    answer: (call) =>
      withOwnToken(call, revoking, (token) => {
        call.state.tokens.revoke(token.token);
        return empty(204);
      }),
  },
  {
    method: 'POST',
    pattern: `${self}/rotate`,
    answer: (call) => withOwnToken(call, rotating, (token) => rotate(call, token)),
  },
  ...['/projects/:id/access_tokens', '/groups/:id/access_tokens'].map(
    (place): RouteEntry<GitlabCall, Reply> => ({
      method: 'POST',
      pattern: `${place}/self/rotate`,
      // For the bots of projects and groups alone.
      answer: (call) =>
        withOwnToken(call, rotating, (token) =>
          token.user === undefined ? rotate(call, token) : message(405, '405 Method Not Allowed'),
        ),
    }),
  ),
  { pattern: `${self}/associations`, answer: (call) => withOwnToken(call, any, () => associations(call)) },
];

function withOwnToken(call: GitlabCall, needs: Needs, answer: (token: PracticeToken) => Reply): Reply {
  return signedIn(call, needs, () => {
    const { token } = call;
    if (token === undefined) return message(401, '401 Unauthorized');
    if (token.kind === 'oauth') {
      return message(
        400,
        '400 Bad request - This endpoint requires token type to be a personal access token',
      );
    }
    // A token with every other permission may still not tell of itself: this one has to be listed.
    if (token.scopes.includes('granular') && token.permissions?.includes(needs.permission) !== true) {
      return json(403, {
        error: 'insufficient_granular_scope',
        error_description: `Access denied: ${needs.permission}`,
      });
    }
    return answer(token);
  });
}

function tokenBody({ state }: GitlabCall, token: PracticeToken) {
  return {
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
  };
}

/** The old token ends at once. Without a date the new one lasts a week. */
function rotate(call: GitlabCall, old: PracticeToken): Reply {
  const { state, memory } = call;
  const asked = textIn(fieldsOf(call.request.body), 'expires_at') ?? call.request.query.get('expires_at');
  if (asked !== null && !/^\d{4}-\d\d-\d\d$/.test(asked)) {
    return json(400, { error: 'expires_at is invalid' });
  }
  const latest = new Date(state.now() + longestLifeMs).toISOString().slice(0, 10);
  if (asked !== null && asked > latest) {
    return message(400, `400 Bad request - Expiration date must be before ${latest}`);
  }
  const day = asked ?? new Date(state.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  const label = `${old.label} (rotated ${String(memory.rotations.size + 1)})`;
  const fresh = { ...old, label, token: gitlabToken('glpat', label), expiresAt: `${day}T00:00:00Z` };
  state.tokens.revoke(old.token);
  state.tokens.add(fresh);
  memory.rotations.set(old.token, fresh.token);
  return json(200, { ...tokenBody(call, fresh), name: old.label, token: fresh.token });
}

/** What the token reaches with at least the given level. */
function associations(call: GitlabCall): Reply {
  const { world } = call.state;
  const level = Number(call.request.query.get('min_access_level') ?? '10');
  const reached = <T>(all: readonly T[], pathOf: (one: T) => string) =>
    all.flatMap((one) => {
      const access = accessLevel(memberRight(call, pathOf(one)));
      return access >= level && access > 0 ? [{ one, access }] : [];
    });
  const groups = reached(
    world.organizations.filter((one) => one.personal === undefined),
    (one) => one.path,
  );
  const projects = reached(world.repositories, (one) => one.fullName);
  return json(200, {
    groups: groups.map(({ one, access }) => ({
      id: one.id,
      web_url: `${call.base}/groups/${one.path}`,
      name: one.name,
      parent_id: null,
      organization_id: 1,
      access_levels: access,
      visibility: 'private',
    })),
    projects: projects.map(({ one, access }) => ({
      id: one.id,
      description: one.description,
      name: one.name,
      path: one.name,
      path_with_namespace: one.fullName,
      created_at: one.createdAt,
      access_levels: { project_access_level: null, group_access_level: access },
      visibility: one.private ? 'private' : 'public',
      web_url: `${call.base}/${one.fullName}`,
    })),
  });
}
