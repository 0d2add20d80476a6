import type { Account } from '../account/account';
import type { GitHost } from '../host/gitHost';
import type { ProviderDefinition } from '../provider/provider';
import { decodeSegments } from './decodeSegments';
import type { RequestedUrl } from './requestedUrl';

export interface Trial {
  readonly definition: ProviderDefinition;
  readonly account: Account;
  readonly host: GitHost;
}

/**
 * Accounts under test, saved or not: Git run by a connection test names its trial, and gets exactly this account
 * and only below its base URL.
 */
export interface TrialAccounts {
  /** Runs `work` with the name of a trial that ends with it. */
  during<T>(trial: Trial, work: (name: string) => Promise<T>): Promise<T>;
  find(name: string, url: RequestedUrl): Trial | undefined;
}

export function createTrialAccounts(): TrialAccounts {
  const trials = new Map<string, Trial>();
  return {
    async during(trial, work) {
      const name = crypto.randomUUID();
      trials.set(name, trial);
      try {
        return await work(name);
      } finally {
        trials.delete(name);
      }
    },
    find(name, { origin, segments }) {
      const trial = trials.get(name);
      if (trial === undefined || segments === undefined) return undefined;
      const { baseUrl } = trial.definition;
      const base = decodeSegments(baseUrl.path);
      const covers =
        baseUrl.origin === origin && base?.every((segment, i) => segments[i] === segment) === true;
      return covers ? trial : undefined;
    },
  };
}
