import { includes, type Right } from '../core/practiceToken';
import { json, type Reply } from '../core/reply';
import type { RouteEntry } from '../core/routeTable';
import { joined, type Sequence } from '../core/sequence';
import type { PracticeRepository } from '../core/world';
import { repositoryBody } from './bitbucketBodies';
import {
  bitbucketError,
  hiddenRepository,
  isMember,
  isVisible,
  listReply,
  missingScope,
  readRepository,
  type BitbucketCall,
} from './bitbucketCall';
import { readFilter } from './bitbucketQuery';
import { noWorkspace } from './bitbucketUserRoutes';

export const bitbucketRepositoryRoutes: readonly RouteEntry<BitbucketCall, Reply>[] = [
  { pattern: '/repositories/:workspace', answer: repositories },
  { pattern: '/repositories/:workspace/:slug', answer: repository },
];

export function publicRepositories(call: BitbucketCall): Reply {
  return repositoryList(
    call,
    call.state.world.repositories.filter((one) => !one.private),
  );
}

function repositories(call: BitbucketCall, slug: string): Reply {
  const refusal = call.token && missingScope(call.token, readRepository);
  if (refusal !== undefined) return refusal;
  const found = call.state.world.organization(slug);
  const all = call.state.world.repositories.filter(
    (one) => one.organization === found?.path && isVisible(call, one) && hasRole(call, one),
  );
  if (found === undefined || (all.length === 0 && !isMember(call, found))) return noWorkspace(slug);
  return repositoryList(call, all, call.state.world.claimed(found.path));
}

/** `role` asks for the user's own right; public repositories have none of it. */
function hasRole(call: BitbucketCall, one: PracticeRepository): boolean {
  const roles: Readonly<Record<string, Right>> = {
    member: 'read',
    contributor: 'write',
    admin: 'admin',
    owner: 'admin',
  };
  const needed = roles[call.request.query.get('role') ?? ''];
  if (needed === undefined) return true;
  const { token, state } = call;
  return includes(
    token?.user === undefined ? 'write' : state.world.userRight(token.user, one.fullName),
    needed,
  );
}

/** Claimed ones come last, and are not searched. */
function repositoryList(
  call: BitbucketCall,
  all: readonly PracticeRepository[],
  claimed: readonly Sequence<PracticeRepository>[] = [],
): Reply {
  const { query } = call.request;
  const filter = readFilter(query.get('q') ?? 'name ~ ""');
  if (filter === undefined) return bitbucketError(400, 'Invalid query filter', 'q');
  const sort = query.get('sort') ?? 'full_name';
  const key = (one: PracticeRepository) => (sort.endsWith('_on') ? one.updatedAt : one.fullName);
  const sorted = all
    .filter(filter)
    .sort((one, other) => (key(one) < key(other) ? -1 : 1) * (sort.startsWith('-') ? -1 : 1));
  const seen = claimed.filter(
    (items) => !query.has('q') && items.slice(0, 1).some((first) => isVisible(call, first)),
  );
  return listReply(call, joined([sorted, ...seen]), (one) => repositoryBody(call, one));
}

function repository(call: BitbucketCall, slug: string, name: string): Reply {
  const refusal = call.token && missingScope(call.token, readRepository);
  if (refusal !== undefined) return refusal;
  const found = call.state.world.repository(`${slug}/${name}`);
  return found !== undefined && isVisible(call, found)
    ? json(200, repositoryBody(call, found))
    : bitbucketError(404, hiddenRepository);
}
