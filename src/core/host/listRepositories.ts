import { fail, ok, type Result } from '../../shared/result';
import type { HostClient, Repository, RepositoryPage } from './gitHost';
import type { HostError } from './hostError';

export interface RepositoryListing {
  /** All that the account sees where absent. */
  readonly organization?: string;
  /** Part of the name. */
  readonly search?: string;
  /** Rows after which the listing ends, 10,000 where absent. */
  readonly most?: number;
}

/** Some repositories, as they come in. Each repository is in one batch only. */
export interface RepositoryBatch {
  readonly repositories: readonly Repository[];
  /** Of all repositories, where the host says. */
  readonly total?: number;
  /** The listing ends here, because of `most`: the host has more. */
  readonly cutOff?: true;
  /** Organizations are left out until single sign-on is authorised for the token. */
  readonly ssoWithheld?: true;
}

const usualMost = 10_000;
const pagesAtOnce = 5;
const pageSize = 100;

/** Pages after which the listing ends too: a search may look through many that show nothing. */
const mostPages = 1000;

/** What a row shows at most of a description. */
const descriptionLength = 200;

/**
 * Streams the repositories of a provider. The first page comes at once; where the host tells the pages that follow,
 * five of them are under way together, and they come in whatever order they arrive. Each batch is let go of when the
 * next one is asked for, and no more pages are asked for than are taken. After a failure, which is the last item, what
 * came before it stands. Rejects with the signal's reason when it is aborted; whoever leaves the loop ends the requests.
 */
export async function* listRepositories(
  client: HostClient,
  { most = usualMost, ...query }: RepositoryListing,
  signal: AbortSignal,
): AsyncGenerator<Result<RepositoryBatch, HostError>, void, undefined> {
  const leaving = new AbortController();
  const either = AbortSignal.any([signal, leaving.signal]);
  const seen = new Set<string>();
  const tokens = new Set<string>();
  const waiting: (string | undefined)[] = [undefined];
  const underWay = new Map<string | undefined, Promise<Arrival>>();
  let asked = 0;

  const ask = (page: string | undefined): Promise<Arrival> =>
    client
      .repositories({ ...query, pageSize, ...(page === undefined ? {} : { page }) }, either)
      .then((result) => ({ page, result }));

  try {
    while (waiting.length + underWay.size > 0) {
      while (waiting.length > 0 && underWay.size < pagesAtOnce) {
        const page = waiting.shift();
        underWay.set(page, ask(page));
      }
      const { page, result } = await Promise.race(underWay.values());
      underWay.delete(page);
      if (!result.ok) {
        yield fail(result.error);
        return;
      }
      const fresh = result.value.repositories.filter(({ cloneUrl }) => !seen.has(cloneUrl));
      // A page with nothing but what was seen leads nowhere: some lists never end.
      const leads = fresh.length > 0 || result.value.repositories.length === 0;
      for (const token of leads ? following(result.value) : []) {
        if (tokens.has(token)) continue;
        tokens.add(token);
        waiting.push(token);
      }
      const rows = fresh.slice(0, Math.max(0, most - seen.size));
      for (const { cloneUrl } of rows) seen.add(cloneUrl);
      const more = rows.length < fresh.length || waiting.length + underWay.size > 0;
      asked += 1;
      const cutOff = (seen.size >= most || asked >= mostPages) && more;
      yield ok(batchOf(result.value, rows, cutOff));
      if (cutOff) return;
    }
  } finally {
    leaving.abort();
    // What is still under way fails with that abort, which nobody has to hear of.
    for (const arrival of underWay.values()) arrival.catch(() => undefined);
  }
}

interface Arrival {
  readonly page: string | undefined;
  readonly result: Result<RepositoryPage, HostError>;
}

function following({ next, rest }: RepositoryPage): readonly string[] {
  return rest ?? (next === undefined ? [] : [next]);
}

function batchOf(page: RepositoryPage, rows: readonly Repository[], cutOff: boolean): RepositoryBatch {
  return {
    repositories: rows.map(shortened),
    ...(page.total === undefined ? {} : { total: page.total }),
    ...(cutOff ? { cutOff } : {}),
    ...(page.ssoWithheld ? { ssoWithheld: true } : {}),
  };
}

function shortened(repository: Repository): Repository {
  const { description } = repository;
  return description === undefined || description.length <= descriptionLength
    ? repository
    : { ...repository, description: `${description.slice(0, descriptionLength - 1)}…` };
}
