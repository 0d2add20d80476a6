import { createEmitter, type Subscribe } from '../../shared/emitter';
import { fail, ok, type Result } from '../../shared/result';
import type { Account } from '../account/account';
import type { AccountAbsence, AccountFacts, AccountStore } from '../account/accountStore';
import type { GitHost } from '../host/gitHost';
import type { Policy, Refusal } from '../permission/permission';
import type { Health, HealthStore } from '../provider/health';
import type { Provider, ProviderDefinition } from '../provider/provider';
import type { GitTrial } from './gitTrial';
import { healthOutcome } from './healthOutcome';
import type { Check, Report } from './report';
import { createTestSessions, type TestSessions } from './testSession';

/** Why nothing was tested. */
export type TestProblem = AccountAbsence | { readonly kind: 'refused'; readonly refusal: Refusal };

export interface ConnectionTester {
  /**
   * Tests a saved provider with its stored account; keeps what came of it as its health.
   *
   * @param shared of tests that run together, so that none asks what another one knows
   */
  test(
    provider: Provider,
    signal: AbortSignal,
    onCheck?: (check: Check) => void,
    shared?: TestSessions,
  ): Promise<Result<Report, TestProblem>>;
  /** Tests what is being entered, before it is saved. Keeps nothing of it. */
  testUnsaved(
    definition: ProviderDefinition,
    account: Account,
    signal: AbortSignal,
    onCheck?: (check: Check) => void,
  ): Promise<Result<Report, TestProblem>>;
  /** Asks whose token it is: what the host says of it is in the account and in health when it settles. Never rejects. */
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
  /** Milliseconds for one step of a test, more than one request may take; 25 seconds where absent. */
  readonly stepMs?: number;
}

const verifyLimitMs = 10_000;
const usualStepMs = 25_000;

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

  const run = async (
    host: GitHost,
    definition: ProviderDefinition,
    account: Account,
    signal: AbortSignal,
    onCheck: ((check: Check) => void) | undefined,
    shared: TestSessions,
  ): Promise<Report> => {
    signal.throwIfAborted();
    const [{ testConnection }, session] = await Promise.all([
      import('./connectionTest'),
      shared.open(host, definition, account),
    ]);
    return testConnection({
      definition,
      account,
      host,
      session,
      labelOf: (type) => hosts.get(type)?.label ?? type,
      tryGit,
      now,
      signal,
      stepMs: parts.stepMs ?? usualStepMs,
      onCheck,
    });
  };

  return {
    onDidChange: changed.event,
    isTesting: (id) => (testing.get(id) ?? 0) > 0,
    async test(provider, signal, onCheck, shared = createTestSessions()) {
      const refusal = parts.policy().refuses('write', provider.baseUrl);
      if (refusal !== undefined) return fail({ kind: 'refused', refusal });
      const account = await accounts.read(provider);
      const host = hosts.get(provider.type);
      if (!account.ok) return account;
      if (host === undefined) return fail({ kind: 'missing' });
      running(provider.id, 1);
      try {
        const report = await run(host, provider, account.value, signal, onCheck, shared);
        await accounts.learn(provider, account.value.token, factsOf(report, account.value));
        await record(provider, account.value, healthOutcome(report));
        return ok(report);
      } finally {
        running(provider.id, -1);
      }
    },
    async testUnsaved(definition, account, signal, onCheck) {
      const refusal = parts.policy().refuses('write', definition.baseUrl);
      if (refusal !== undefined) return fail({ kind: 'refused', refusal });
      const host = hosts.get(definition.type);
      if (host === undefined) return fail({ kind: 'missing' });
      return ok(await run(host, definition, account, signal, onCheck, createTestSessions()));
    },
    async verify(provider, account) {
      try {
        const { checkToken } = await import('./checkToken');
        await checkToken(parts, provider, account, verifyLimitMs);
      } catch (cause) {
        parts.log(`A token could not be checked (${provider.name})`, cause);
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
