import { createEmitter, type Subscribe } from '../../shared/emitter';
import { fail, ok, type Result } from '../../shared/result';
import type { Account } from '../account/account';
import type { AccountAbsence, AccountFacts, AccountStore } from '../account/accountStore';
import type { GitHost } from '../host/gitHost';
import type { Policy, Refusal } from '../permission/permission';
import type { Health, HealthStore } from '../provider/health';
import type { Provider } from '../provider/provider';
import { isUnreached, testConnection, type GitTrial } from './connectionTest';
import type { Check, Report } from './report';

/** Why nothing was tested. */
export type TestProblem = AccountAbsence | { readonly kind: 'refused'; readonly refusal: Refusal };

export interface ConnectionTester {
  /** Tests a saved provider with its stored account; keeps what came of it as its health. */
  test(
    provider: Provider,
    signal: AbortSignal,
    onCheck?: (check: Check) => void,
  ): Promise<Result<Report, TestProblem>>;
  /** One request that tells a dead token from anything else. Never rejects. */
  verify(provider: Provider, account: Account): Promise<void>;
  isTesting(id: string): boolean;
  /** Fires with the provider's id when a test of it begins or ends. */
  readonly onDidChange: Subscribe<string>;
}

export interface ConnectionTesterParts {
  readonly accounts: AccountStore;
  readonly health: HealthStore;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly tryGit: GitTrial;
  readonly policy: () => Policy;
  readonly now: () => Date;
  readonly log: (problem: string, cause: unknown) => void;
}

const verifyLimitMs = 10_000;

export function createConnectionTester(parts: ConnectionTesterParts): ConnectionTester {
  const { accounts, health, hosts, tryGit, now } = parts;
  const changed = createEmitter<string>();
  const testing = new Map<string, number>();
  const running = (id: string, change: 1 | -1): void => {
    testing.set(id, (testing.get(id) ?? 0) + change);
    changed.fire(id);
  };
  const record = (provider: Provider, account: Account, outcome: Health['outcome']): Promise<void> =>
    health.write(provider.id, { outcome, checkedAt: now().toISOString(), tokenSavedAt: account.savedAt });

  return {
    onDidChange: changed.event,
    isTesting: (id) => (testing.get(id) ?? 0) > 0,
    async test(provider, signal, onCheck) {
      const refusal = parts.policy().refuses('write', provider.baseUrl);
      if (refusal !== undefined) return fail({ kind: 'refused', refusal });
      const account = await accounts.read(provider);
      const host = hosts.get(provider.type);
      if (!account.ok) return account;
      if (host === undefined) return fail({ kind: 'missing' });
      running(provider.id, 1);
      try {
        const report = await testConnection({
          definition: provider,
          account: account.value,
          host,
          tryGit,
          now,
          signal,
          ...(onCheck !== undefined && { onCheck }),
        });
        await accounts.learn(provider, account.value.token, factsOf(report, account.value));
        await record(provider, account.value, outcomeOf(report));
        return ok(report);
      } finally {
        running(provider.id, -1);
      }
    },
    async verify(provider, account) {
      try {
        const client = await hosts.get(provider.type)?.connect(provider.baseUrl, account);
        const identity = await client?.identity(AbortSignal.timeout(verifyLimitMs));
        if (identity?.ok === false && identity.error.kind === 'unauthorized') {
          await record(provider, account, 'rejected');
        }
      } catch (cause) {
        parts.log(`A token that Git reported as refused could not be checked (${provider.name})`, cause);
      }
    },
  };
}

/** The user's own word on the username stands: a test that finds another one says so and changes nothing. */
function factsOf(report: Report, { username = report.username }: Account): AccountFacts {
  const { tokenKind, expiresAt } = report;
  return {
    ...(username !== undefined && { username }),
    ...(tokenKind !== undefined && { tokenKind }),
    ...(expiresAt !== undefined && { expiresAt }),
  };
}

function outcomeOf({ checks }: Report): Health['outcome'] {
  const failed = checks.filter(({ status }) => status === 'failed');
  if (failed.length === 0) return 'connected';
  const errors = failed.flatMap(({ finding }) => (finding.kind === 'hostError' ? [finding.error] : []));
  if (errors.some(({ kind }) => kind === 'unauthorized')) return 'rejected';
  return failed.some(({ id }) => id === 'reach') && errors.every(isUnreached) ? 'offline' : 'problem';
}
