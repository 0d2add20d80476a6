import type { Result } from '../../shared/result';
import type { Account } from '../account/account';
import type { GitHost } from '../host/gitHost';
import type { HostError } from '../host/hostError';
import type { HostType, ProviderDefinition } from '../provider/provider';
import type { StepResult } from './checks/stepResult';
import type { GitTrial } from './gitTrial';
import type { Check } from './report';
import type { TestSession } from './testSession';
import { withinTime } from './withinTime';

export interface ConnectionTestInput {
  readonly definition: ProviderDefinition;
  readonly account: Account;
  readonly host: GitHost;
  readonly session: TestSession;
  /** Name of the product of a type. */
  readonly labelOf: (type: HostType) => string;
  readonly tryGit: GitTrial;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** Milliseconds for one step. */
  readonly stepMs: number;
  /** Called with each check as it is done. */
  readonly onCheck?: ((check: Check) => void) | undefined;
}

/** Asks the host within the time that a step may take. */
export function inStep<T>(
  { signal, stepMs }: ConnectionTestInput,
  work: (signal: AbortSignal) => Promise<Result<T, HostError>>,
): Promise<StepResult<T>> {
  return withinTime(stepMs, signal, work);
}
