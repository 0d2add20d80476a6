import type { Repository } from '../../core/host/gitHost';
import type { HostError } from '../../core/host/hostError';
import type { RepositoryBatch } from '../../core/host/listRepositories';
import { fail, ok, type Result } from '../../shared/result';

export interface Gathered {
  readonly repositories: readonly Repository[];
  /** Nothing is left out. */
  readonly complete: boolean;
}

/**
 * Takes what a listing gives: its first page at once, and of the following ones what comes before `enough` settles,
 * which is called with that page. After a failure what came before it counts.
 */
export async function gatherRepositories(
  batches: AsyncIterator<Result<RepositoryBatch, HostError>, void>,
  applies: (repository: Repository) => boolean,
  enough: () => Promise<unknown>,
): Promise<Result<Gathered, HostError>> {
  const repositories: Repository[] = [];
  let late: Promise<'late'> | undefined;
  for (;;) {
    const coming = batches.next();
    const next = await (late === undefined ? coming : Promise.race([coming, late]));
    if (next === 'late') {
      // Whoever ends the listing makes this one fail, which nobody has to hear of.
      coming.catch(() => undefined);
      return ok({ repositories, complete: false });
    }
    if (next.done === true) return ok({ repositories, complete: true });
    const batch = next.value;
    if (!batch.ok) {
      return repositories.length === 0 ? fail(batch.error) : ok({ repositories, complete: false });
    }
    repositories.push(...batch.value.repositories.filter(applies));
    if (batch.value.cutOff === true) return ok({ repositories, complete: false });
    if (repositories.length > 0) late ??= enough().then(() => 'late' as const);
  }
}
