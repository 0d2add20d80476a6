import type { Reply } from '../core/reply';
import type { RouteEntry } from '../core/routeTable';
import { pushedCommit } from '../core/pushedCommit';
import { listReply, notPermitted, type DataCenterCall } from './dataCenterCall';

/** Below `/rest/build-status/latest`. */
export const dataCenterBuildRoutes: readonly RouteEntry<DataCenterCall, Reply>[] = [
  { pattern: '/commits/:sha', answer: builds },
];

/** Commits are the same everywhere on the practice host: one successful build for the pushed one. */
function builds(call: DataCenterCall, sha: string): Reply {
  if (call.token === undefined) return notPermitted();
  return listReply(call, sha === pushedCommit ? [sha] : [], () => ({
    state: 'SUCCESSFUL',
    key: 'PRACTICE-1',
    name: 'Practice build',
    url: `${call.base}/practice/builds/1`,
    description: '',
    dateAdded: 1_767_225_600_000,
  }));
}
