import type { Account } from '../../core/account/account';
import type { Repository } from '../../core/host/gitHost';
import type { Provider } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import type { Ending } from '../../shared/emitter';
import { fail, ok, type Result } from '../../shared/result';
import { usableAccount, type SourceProblem, type UsableAccountParts } from '../remoteSources/usableAccount';

export interface RepositoryListingsParts extends UsableAccountParts {
  readonly directory: Pick<ProviderDirectory, 'current'>;
  /** One check of a token that the host has just refused, so that it is known everywhere. */
  readonly verify: (provider: Provider, account: Account) => Promise<void>;
}

/** What is shown of a provider's repositories. */
export interface ShownRepositories {
  readonly repositories: readonly Repository[];
  /** There are more on the host. */
  readonly more: boolean;
  /** Why there are no more; what came before it stands. */
  readonly problem?: SourceProblem;
}

/** Repositories as the tree shows them: some at a time, on demand, kept until they are forgotten. */
export interface RepositoryListings extends Ending {
  /** Asks the host for what is to be shown and not there yet. One that is stopped meanwhile gives what it has. */
  list(providerId: string): Promise<ShownRepositories>;
  /** Has the next `list` show more. */
  more(providerId: string): void;
  /** Ends the request that is under way, and forgets the list that waits for it. `false`: there is none. */
  stop(providerId: string): boolean;
  /** The next `list` begins anew, where the host or the provider could not be used. */
  retry(providerId: string): void;
  forget(): void;
}

interface Listing {
  /** Where and how the host is asked: another place is another list. */
  readonly of: string;
  readonly seen: Map<string, Repository>;
  /** Opaque names of pages that can be asked for; `undefined` is the first. */
  readonly pages: (string | undefined)[];
  readonly stopping: AbortController;
  shown: number;
  problem?: SourceProblem;
}

const step = 100;

/** Pages that one request for more goes through at most: a host may give pages on which there is nothing new. */
const mostPages = 10;

export function createRepositoryListings(parts: RepositoryListingsParts): RepositoryListings {
  const { directory, verify } = parts;
  const listings = new Map<string, Listing>();
  const running = new Map<string, Promise<void>>();

  const listingOf = (providerId: string): Listing | undefined => {
    const provider = directory.current().byId.get(providerId);
    if (provider === undefined) return undefined;
    const of = JSON.stringify([provider.baseUrl.href, provider.organization, provider.status]);
    const known = listings.get(providerId);
    if (known?.of === of) return known;
    known?.stopping.abort();
    const fresh = {
      of,
      seen: new Map<string, Repository>(),
      pages: [undefined],
      stopping: new AbortController(),
      shown: step,
    };
    listings.set(providerId, fresh);
    return fresh;
  };

  /** The account is read for each page: no token waits in the tree. */
  const nextPage = async (providerId: string, listing: Listing): Promise<Result<void, SourceProblem>> => {
    const provider = directory.current().byId.get(providerId);
    if (provider === undefined) return fail({ kind: 'gone' });
    const usable = await usableAccount(parts, provider);
    if (!usable.ok) return usable;
    const { host, account } = usable.value;
    const client = await host.connect(provider.baseUrl, account);
    const page = listing.pages[0];
    const { organization } = provider;
    const query = {
      pageSize: step,
      ...(organization !== undefined && { organization }),
      ...(page !== undefined && { page }),
    };
    const answer = await client.repositories(query, listing.stopping.signal);
    if (!answer.ok) {
      if (answer.error.kind === 'unauthorized') await verify(provider, account);
      return fail({ kind: 'host', error: answer.error });
    }
    const { repositories, next, rest } = answer.value;
    for (const repository of repositories) {
      if (!listing.seen.has(repository.cloneUrl)) listing.seen.set(repository.cloneUrl, repository);
    }
    listing.pages.shift();
    const following = rest ?? (next === undefined ? [] : [next]);
    listing.pages.push(...following.filter((each) => !listing.pages.includes(each)));
    return ok(undefined);
  };

  const isStopped = ({ stopping }: Listing): boolean => stopping.signal.aborted;

  const fill = async (providerId: string, listing: Listing): Promise<void> => {
    for (let asked = 0; asked < mostPages; asked++) {
      if (listing.seen.size >= listing.shown || listing.pages.length === 0) return;
      if (listing.problem !== undefined || isStopped(listing)) return;
      try {
        const page = await nextPage(providerId, listing);
        if (!page.ok) listing.problem = page.error;
      } catch (cause) {
        if (!isStopped(listing)) throw cause;
      }
    }
  };

  const forget = (): void => {
    for (const { stopping } of listings.values()) stopping.abort();
    listings.clear();
  };
  return {
    async list(providerId) {
      const listing = listingOf(providerId);
      if (listing === undefined) return { repositories: [], more: false };
      while (running.has(providerId)) await running.get(providerId);
      const work = fill(providerId, listing).finally(() => running.delete(providerId));
      running.set(providerId, work);
      await work;
      const { seen, shown, pages, problem } = listing;
      return {
        repositories: [...seen.values()].slice(0, shown),
        more: problem === undefined && (seen.size > shown || pages.length > 0),
        ...(problem !== undefined && { problem }),
      };
    },
    more(providerId) {
      const listing = listings.get(providerId);
      if (listing !== undefined) listing.shown += step;
    },
    stop(providerId) {
      if (!running.has(providerId)) return false;
      listings.get(providerId)?.stopping.abort();
      return listings.delete(providerId);
    },
    retry(providerId) {
      if (listings.get(providerId)?.problem !== undefined) listings.delete(providerId);
    },
    forget,
    dispose: forget,
  };
}
