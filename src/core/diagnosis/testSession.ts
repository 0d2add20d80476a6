import type { Account } from '../account/account';
import type { GitHost, HostClient } from '../host/gitHost';
import type { ProviderDefinition } from '../provider/provider';
import type { GitTrial } from './gitTrial';

type TrialOutcome = Awaited<ReturnType<GitTrial>>;

/** What one account's tests learn from its host: no request goes out twice, and Git tries no repository twice. */
export interface TestSession {
  readonly client: HostClient;
  tryGit(url: string, trial: () => Promise<TrialOutcome>): Promise<TrialOutcome>;
}

/** Lives as long as the tests that share it: it holds their accounts. */
export interface TestSessions {
  /** The same session for the same base URL, token, user and email. */
  open(host: GitHost, definition: ProviderDefinition, account: Account): Promise<TestSession>;
}

export function createTestSessions(): TestSessions {
  const known: {
    readonly href: string;
    readonly account: Account;
    readonly session: Promise<TestSession>;
  }[] = [];
  return {
    open(host, { baseUrl }, account) {
      const found = known.find((one) => one.href === baseUrl.href && isSame(one.account, account));
      if (found !== undefined) return found.session;
      const session = openTestSession(host, baseUrl, account);
      known.push({ href: baseUrl.href, account, session });
      return session;
    },
  };
}

async function openTestSession(
  host: GitHost,
  baseUrl: ProviderDefinition['baseUrl'],
  account: Account,
): Promise<TestSession> {
  const connected = await host.connect(baseUrl, account);
  const trials = new Map<string, Promise<TrialOutcome>>();
  return {
    client: connected.session(),
    tryGit(url, trial) {
      const trying = trials.get(url) ?? trial();
      trials.set(url, trying);
      return trying;
    },
  };
}

function isSame(one: Account, other: Account): boolean {
  return one.username === other.username && one.email === other.email && one.token.equals(other.token.open());
}
