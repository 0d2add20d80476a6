import type { HostClient } from '../../../core/host/gitHost';
import type { Provider } from '../../../core/provider/provider';
import { fail, ok, type Result } from '../../../shared/result';
import {
  usableAccount,
  type SourceProblem,
  type UsableAccountParts,
} from '../../remoteSources/usableAccount';

/** Asks a provider's host with the token as it is by now: a wizard may be open for a long time, and keeps none. */
export async function withClient<T>(
  parts: UsableAccountParts,
  provider: Provider,
  ask: (client: HostClient) => Promise<Result<T, Extract<SourceProblem, { kind: 'host' }>['error']>>,
): Promise<Result<T, SourceProblem>> {
  const usable = await usableAccount(parts, provider);
  if (!usable.ok) return usable;
  const { host, account } = usable.value;
  const answer = await ask(await host.connect(provider.baseUrl, account));
  return answer.ok ? ok(answer.value) : fail({ kind: 'host', error: answer.error });
}
