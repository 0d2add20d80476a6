import { json, type Reply } from '../core/reply';
import type { PracticeRepository } from '../core/world';
import { isVisible } from './githubAccess';
import { listReply, type GithubCall } from './githubCall';
import { partialResults } from './githubHolds';
import { repositoryBody } from './githubRepositoryBody';

/** Words that a name has to contain, with the qualifiers `org:`, `user:` and `repo:`; others are passed over. */
export function searchRepositories(call: GithubCall): Reply {
  const text = call.request.query.get('q')?.trim() ?? '';
  if (text === '') {
    return json(422, {
      message: 'Validation Failed',
      errors: [{ resource: 'Search', field: 'q', code: 'missing' }],
      documentation_url: 'https://docs.github.com/rest/search/search#search-repositories',
      status: '422',
    });
  }
  const terms = text.toLowerCase().split(/\s+/);
  const owners = terms.flatMap((term) => /^(?:org|user):(.+)$/.exec(term)?.[1] ?? []);
  const names = terms.flatMap((term) => /^repo:(.+)$/.exec(term)?.[1] ?? []);
  const words = terms.filter((term) => !term.includes(':'));
  const { world } = call.state;
  const found = world.repositories.filter(
    (one) =>
      isVisible(call.state, call.token, one) &&
      (owners.length === 0 || owners.includes(one.organization.toLowerCase())) &&
      (names.length === 0 || names.includes(one.fullName.toLowerCase())) &&
      words.every((word) => one.name.toLowerCase().includes(word)),
  );
  const sorted = [...found].sort((one, other) => (one.updatedAt < other.updatedAt ? 1 : -1));
  const body = (items: readonly PracticeRepository[]) => ({
    total_count: sorted.length,
    incomplete_results: false,
    items: items.map((one) => ({
      ...repositoryBody(call, world, one, world.userRight(call.token?.user, one.fullName)),
      score: 1,
    })),
  });
  // GitHub counts everything and lists the first thousand.
  return listReply(call, sorted.slice(0, 1000), body, partialResults(call));
}
