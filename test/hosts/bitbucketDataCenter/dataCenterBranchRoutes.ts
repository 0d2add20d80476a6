import { pushedCommit } from '../core/pushedCommit';
import { json, type Reply } from '../core/reply';
import type { RouteEntry } from '../core/routeTable';
import { dataCenterError, listReply, visibleRepository, type DataCenterCall } from './dataCenterCall';

export const dataCenterBranchRoutes: readonly RouteEntry<DataCenterCall, Reply>[] = [
  { pattern: '/projects/:key/repos/:slug/default-branch', answer: defaultBranch },
  { pattern: '/projects/:key/repos/:slug/commits', answer: commits },
];

function defaultBranch(call: DataCenterCall, key: string, slug: string): Reply {
  const found = visibleRepository(call, key, slug);
  if ('kind' in found) return found;
  return json(200, { id: 'refs/heads/main', displayId: 'main', type: 'BRANCH' });
}

/** One commit, on `main` and in every repository. */
function commits(call: DataCenterCall, key: string, slug: string): Reply {
  const found = visibleRepository(call, key, slug);
  if ('kind' in found) return found;
  const until = call.request.query.get('until') ?? 'refs/heads/main';
  if (!['refs/heads/main', 'main', pushedCommit].includes(until)) {
    const message = `Commit '${until}' does not exist in repository '${slug}'.`;
    return dataCenterError(404, message, 'commit.NoSuchCommitException');
  }
  const alice = { name: 'alice', emailAddress: 'alice@acme.example' };
  const time = Date.parse(found.updatedAt);
  return listReply(call, [pushedCommit], (id) => ({
    id,
    displayId: id.slice(0, 11),
    author: alice,
    authorTimestamp: time,
    committer: alice,
    committerTimestamp: time,
    message: 'First commit',
    parents: [],
  }));
}
