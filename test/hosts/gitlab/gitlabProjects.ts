import type { Reply } from '../core/reply';
import { joined, type Sequence } from '../core/sequence';
import type { PracticeRepository } from '../core/world';
import { fullProject, simpleProject } from './gitlabBodies';
import { accessLevel, isVisible, listReply, memberRight, type GitlabCall } from './gitlabCall';

const keys: Readonly<Record<string, (one: PracticeRepository) => string | number>> = {
  id: (one) => one.id,
  name: (one) => one.name.toLowerCase(),
  path: (one) => one.name.toLowerCase(),
  created_at: (one) => one.id,
  updated_at: (one) => one.updatedAt,
  last_activity_at: (one) => one.updatedAt,
};

/**
 * The visible ones of `all`, filtered, sorted and paged as the query asks; after them the claimed ones, which are not
 * searched.
 */
export function projectList(
  call: GitlabCall,
  all: readonly PracticeRepository[],
  claimed: readonly Sequence<PracticeRepository>[] = [],
): Reply {
  const { query } = call.request;
  const search = query.get('search')?.toLowerCase() ?? '';
  const inNamespaces = query.get('search_namespaces') === 'true';
  const level = Number(query.get('min_access_level') ?? (query.get('membership') === 'true' ? 1 : 0));
  const visibility = query.get('visibility');
  const found = all.filter((one) => {
    const right = memberRight(call, one.fullName);
    return (
      isVisible(call, one) &&
      accessLevel(right) >= level &&
      (query.get('owned') !== 'true' || right === 'admin') &&
      (visibility === null || visibility === (one.private ? 'private' : 'public')) &&
      (inNamespaces ? one.fullName : one.name).toLowerCase().includes(search)
    );
  });
  const key = keys[query.get('order_by') ?? 'created_at'] ?? ((one) => one.id);
  const ascending = query.get('sort') === 'asc';
  const sorted = [...found].sort((one, other) => {
    const compared = key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0;
    return ascending ? compared : -compared;
  });
  const simple = query.get('simple') === 'true' || call.token === undefined;
  const seen = claimed.filter(
    (items) => search === '' && items.slice(0, 1).some((first) => isVisible(call, first)),
  );
  return listReply(call, joined([sorted, ...seen]), (one) =>
    simple ? simpleProject(call, one) : fullProject(call, one),
  );
}
