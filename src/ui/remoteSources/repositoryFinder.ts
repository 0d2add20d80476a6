import type { Account } from '../../core/account/account';
import type { HostClient, Repository } from '../../core/host/gitHost';
import { listRepositories } from '../../core/host/listRepositories';
import type { Provider } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import { includesText } from '../../shared/includesText';
import { fail, ok, type Result } from '../../shared/result';
import { gatherRepositories } from './gatherRepositories';
import { usableAccount, type SourceProblem, type UsableAccountParts } from './usableAccount';

export interface RepositoryFinderParts extends UsableAccountParts {
  readonly directory: Pick<ProviderDirectory, 'current'>;
  /** One check of a token that the host has just refused, so that it is known everywhere. */
  readonly verify: (provider: Provider, account: Account) => Promise<void>;
  /** Settles after so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
}

/** Finds repositories of providers for a list that is searched while somebody types. */
export interface RepositoryFinder {
  /**
   * Repositories whose names contain the text, most recent first. What the same provider was asked before ends, with
   * an empty list.
   */
  find(providerId: string, text: string): Promise<Result<readonly Repository[], SourceProblem>>;
}

/** Rows of one list: nobody scrolls further, and everybody can search. */
const mostRows = 1000;

/** Milliseconds that further pages have after the first one. */
const graceMs = 700;

/** Milliseconds for which a list that was complete is searched here, without the host. */
const freshMs = 60_000;

interface Listed {
  /** What was asked, and with which token. */
  readonly of: string;
  readonly at: number;
  readonly repositories: readonly Repository[];
}

export function createRepositoryFinder(parts: RepositoryFinderParts): RepositoryFinder {
  const { directory, verify, wait, now } = parts;
  const running = new Map<string, AbortController>();
  const complete = new Map<string, Listed>();

  const ask = async (
    client: HostClient,
    provider: Provider,
    text: string,
    controller: AbortController,
  ): ReturnType<typeof gatherRepositories> => {
    const { organization } = provider;
    // Hosts search names alone; what is typed of the organization is looked at here.
    const search = text.slice(text.lastIndexOf('/') + 1);
    const query = {
      most: mostRows,
      ...(organization !== undefined && { organization }),
      ...(search !== '' && { search }),
    };
    const batches = listRepositories(client, query, controller.signal);
    try {
      return await gatherRepositories(
        batches,
        ({ fullName }) => !text.includes('/') || includesText(fullName, text),
        () => wait(graceMs),
      );
    } finally {
      const ended = batches.return();
      controller.abort();
      ended.catch(() => undefined);
    }
  };

  return {
    async find(providerId, typed) {
      const text = typed.trim();
      const before = running.get(providerId);
      const controller = new AbortController();
      running.set(providerId, controller);
      before?.abort();
      const provider = directory.current().byId.get(providerId);
      if (provider === undefined) return fail({ kind: 'gone' });
      const usable = await usableAccount(parts, provider);
      if (!usable.ok) return usable;
      const { host, account } = usable.value;
      const of = JSON.stringify([provider.baseUrl.href, provider.organization, account.savedAt]);
      const known = complete.get(providerId);
      // A list that is opened is always the host's own.
      if (text !== '' && known?.of === of && now().getTime() - known.at < freshMs) {
        return ok(known.repositories.filter(({ fullName }) => includesText(fullName, text)));
      }
      try {
        const client = await host.connect(provider.baseUrl, account);
        controller.signal.throwIfAborted();
        const found = await ask(client, provider, text, controller);
        if (!found.ok) {
          if (found.error.kind === 'unauthorized') await verify(provider, account);
          return fail({ kind: 'host', error: found.error });
        }
        const repositories = recentFirst(found.value.repositories);
        if (found.value.complete && text === '') {
          complete.set(providerId, { of, at: now().getTime(), repositories });
        }
        return ok(repositories);
      } catch (cause) {
        if (running.get(providerId) === controller) throw cause;
        return ok([]);
      }
    },
  };
}

/** In the host's order where it does not tell times. */
function recentFirst(repositories: readonly Repository[]): readonly Repository[] {
  return [...repositories].sort((one, other) => (other.updatedAt ?? '').localeCompare(one.updatedAt ?? ''));
}
