import { json, type Reply } from '../core/reply';
import type { RouteEntry } from '../core/routeTable';
import type { PracticeRepository } from '../core/world';
import { hasScopes, isVisible, permission } from './githubAccess';
import { simpleUser } from './githubBodies';
import { accepted, listReply, missingPermission, notFound, type GithubCall } from './githubCall';
import { heldReply } from './githubHolds';
import { bodyOf } from './githubRepositoryList';
import { workflowRun } from './githubRunBody';

export const githubRepositoryRoutes: readonly RouteEntry<GithubCall, Reply>[] = [
  { pattern: '/repos/:owner/:name', answer: repository },
  { pattern: '/repos/:owner/:name/actions/runs', answer: runs },
];

/** A repository that the token may see, or what is said in its place. */
export function withRepository(
  call: GithubCall,
  owner: string,
  name: string,
  answer: (found: PracticeRepository) => Reply | Promise<Reply>,
): Reply | Promise<Reply> {
  const found = visibleRepository(call, owner, name);
  return 'kind' in found ? found : answer(found);
}

function visibleRepository(call: GithubCall, owner: string, name: string): PracticeRepository | Reply {
  const { world } = call.state;
  const found = world.repository(`${owner}/${name}`);
  const holder = world.organization(owner);
  // A token that is kept out learns the rule only where there is something to be kept from.
  const held = found?.private === true && holder !== undefined ? heldReply(call, holder) : undefined;
  if (held !== undefined) return held;
  return found !== undefined && isVisible(call.state, call.token, found) ? found : notFound();
}

function repository(call: GithubCall, owner: string, name: string): Reply {
  const found = visibleRepository(call, owner, name);
  if ('kind' in found) return found;
  const holder = call.state.world.organization(found.organization);
  const body = { ...bodyOf(call, found), network_count: 0, subscribers_count: 1 };
  const { owner: ownerBody } = body;
  const full = holder?.personal === undefined ? { ...body, organization: ownerBody } : body;
  return json(200, full, accepted(['repo']));
}

/** One run of one workflow on `main`, in every repository. */
function runs(call: GithubCall, owner: string, name: string): Reply {
  const found = visibleRepository(call, owner, name);
  if ('kind' in found) return found;
  const { token } = call;
  if (token !== undefined && !hasScopes(token) && found.private && permission(token, 'actions') === 'none')
    return missingPermission(token, 'actions=read');
  const branch = call.request.query.get('branch') ?? 'main';
  const all = branch === 'main' ? [found] : [];
  const actor = simpleUser(call, 'alice', 11, 'User');
  return listReply(call, all, (items) => ({
    total_count: all.length,
    workflow_runs: items.map((one) => workflowRun(call, one, bodyOf(call, one), actor)),
  }));
}
