import type { Headers, Reply } from '../core/reply';
import { joined, type Sequence } from '../core/sequence';
import type { PracticeRepository } from '../core/world';
import { isVisible } from './githubAccess';
import { listReply, type GithubCall } from './githubCall';
import { repositoryBody } from './githubRepositoryBody';

/** The repositories, sorted as the query asks, and after them the claimed ones that the token may see. */
export function repositoryList(
  call: GithubCall,
  all: readonly PracticeRepository[],
  claimed: readonly Sequence<PracticeRepository>[],
  presetOrder: string,
  headers: Headers,
): Reply {
  const order = call.request.query.get('sort') ?? presetOrder;
  const key = (one: PracticeRepository) => (order === 'full_name' ? one.fullName : one.updatedAt);
  const ascending =
    (call.request.query.get('direction') ?? (order === 'full_name' ? 'asc' : 'desc')) === 'asc';
  const sorted = [...all].sort((one, other) => {
    const compared = key(one) < key(other) ? -1 : 1;
    return ascending ? compared : -compared;
  });
  const seen = claimed.filter((one) =>
    one.slice(0, 1).some((first) => isVisible(call.state, call.token, first)),
  );
  return listReply(
    call,
    joined([sorted, ...seen]),
    (items) => items.map((one) => bodyOf(call, one)),
    headers,
  );
}

export function bodyOf(call: GithubCall, one: PracticeRepository) {
  const right = call.state.world.userRight(call.token?.user, one.fullName);
  return repositoryBody(call, call.state.world, one, right);
}
