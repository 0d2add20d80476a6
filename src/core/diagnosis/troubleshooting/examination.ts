import type { AccountStore } from '../../account/accountStore';
import type { Explainer } from '../../credential/explainer';
import type { GitHost, HostClient } from '../../host/gitHost';
import type { HostError } from '../../host/hostError';
import type { Provider } from '../../provider/provider';
import type { ProviderDirectory } from '../../provider/providerDirectory';
import type { Result } from '../../../shared/result';
import type { StepResult } from '../checks/stepResult';
import type { ConnectionTester } from '../connectionTester';
import type { Check, Report } from '../report';
import { createTestSessions } from '../testSession';
import { withinTime } from '../withinTime';
import type { GitAsks } from './cause';
import { failed, untold, warning, type FoundCause } from './diagnosis';
import { treat } from './treatment';

export interface DiagnoseParts {
  readonly directory: Pick<ProviderDirectory, 'current' | 'policy' | 'projectsOf'>;
  readonly accounts: Pick<AccountStore, 'read'>;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly tester: Pick<ConnectionTester, 'test'>;
  readonly explainer: Explainer;
  readonly gitAsks: () => GitAsks;
  /** Milliseconds for one step; 25 seconds where absent. */
  readonly stepMs?: number;
}

/** How one diagnosis goes on. */
export interface DiagnoseRun {
  readonly parts: DiagnoseParts;
  readonly signal: AbortSignal;
  /** Called with each check of the connection test as it is done. */
  readonly onCheck?: ((check: Check) => void) | undefined;
}

/** What a provider's connection test and its definition tell, and a way to ask on. */
export interface Examination {
  /** Causes that stand outside the checks. */
  readonly found: readonly FoundCause[];
  readonly report?: Report;
  /** The connection that the test has used: what it asked is not asked again. Absent where the token is not accepted. */
  readonly host?: GitHost;
  readonly client?: HostClient;
}

const usualStepMs = 25_000;

/** Tests the provider's connection as a user would, health included. */
export async function examine(
  { parts, signal, onCheck }: DiagnoseRun,
  provider: Provider,
): Promise<Examination> {
  const { directory, accounts, hosts, tester } = parts;
  const refusal = directory.policy().refuses('read', provider.baseUrl);
  if (refusal !== undefined) return { found: [failed({ kind: 'refused', refusal }, openSettings)] };
  const inactive: readonly FoundCause[] =
    provider.status === 'inactive'
      ? [failed({ kind: 'inactive', name: provider.name }, ...treat({ kind: 'activate' }))]
      : [];
  const account = await accounts.read(provider);
  const host = hosts.get(provider.type);
  if (!account.ok) {
    const cause = { kind: 'tokenMissing', absence: account.error } as const;
    return {
      found: [...inactive, failed(cause, ...treat({ kind: 'updateToken' }, { kind: 'openTokenPage' }))],
    };
  }
  if (host === undefined) return { found: inactive };
  // Opened before the test, which may learn the user name: the same account finds the same session.
  const shared = createTestSessions();
  const { client } = await shared.open(host, provider, account.value);
  const tested = await tester.test(provider, signal, onCheck, shared);
  if (tested.ok) {
    const accepted = tested.value.checks.some(
      ({ id, status }) => id === 'authenticated' && status === 'passed',
    );
    return { found: inactive, report: tested.value, ...(accepted && { host, client }) };
  }
  return tested.error.kind === 'refused'
    ? { found: [...inactive, untold({ kind: 'refused', refusal: tested.error.refusal })], host, client }
    : { found: [...inactive, failed({ kind: 'tokenMissing', absence: tested.error })] };
}

const openSettings = { kind: 'openSettings' } as const;

/** Asks the host within the time that a step may take. */
export function askWithin<T>(
  { parts, signal }: DiagnoseRun,
  work: (signal: AbortSignal) => Promise<Result<T, HostError>>,
): Promise<StepResult<T>> {
  return withinTime(parts.stepMs ?? usualStepMs, signal, work);
}

/** A check as a cause, by its status. */
export function causeOf(check: Check): FoundCause {
  const cause = { kind: 'check', check } as const;
  const treatments = treat(...check.remedies);
  if (check.status === 'failed') return failed(cause, ...treatments);
  return check.status === 'warning' ? warning(cause, ...treatments) : untold(cause, ...treatments);
}
