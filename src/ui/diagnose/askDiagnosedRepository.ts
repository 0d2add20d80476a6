import type { Provider } from '../../core/provider/provider';
import { askRepositoryOf } from '../projects/create/askRepositoryOf';
import type { StepOutcome } from '../quickInput/wizard';
import { usableAccount } from '../remoteSources/usableAccount';
import { noSteps } from '../webhooks/noSteps';
import type { DiagnoseCommandParts } from './diagnoseCommandParts';

/** One of the provider's repositories, open ones first; `undefined` where the host is not to be asked for them. */
export async function askDiagnosedRepository(
  parts: DiagnoseCommandParts,
  provider: Provider,
  title: string,
): Promise<StepOutcome<string | undefined>> {
  const usable = await usableAccount(parts, provider);
  if (!usable.ok) return { kind: 'next', value: undefined };
  return askRepositoryOf(parts, title, { provider, host: usable.value.host }, noSteps(false));
}
