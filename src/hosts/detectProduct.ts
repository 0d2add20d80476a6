import type { DetectedProduct } from '../core/host/gitHost';
import type { HostError } from '../core/host/hostError';
import type { BaseUrl } from '../core/provider/baseUrl';
import { fail, ok, type Result } from '../shared/result';
import { askProbe, namedProbe, productProbes } from './probeProducts';
import { createTransport, type TransportSettings } from './transport/createTransport';
import { fetchWire } from './transport/fetchWire';
import { settle } from './transport/hostFailure';

/**
 * Which of the known products answers at a base URL. Public services are told by their names, without a request; a
 * server by what each product says to a stranger. There is no token here that could be sent along.
 */
export async function detectProduct(
  baseUrl: BaseUrl,
  signal: AbortSignal,
  settings: TransportSettings = {},
): Promise<Result<DetectedProduct | undefined, HostError>> {
  const named = namedProbe(baseUrl, productProbes);
  if (named !== undefined) return ok({ type: named.found.type });
  const { send } = createTransport({
    type: '',
    apiUrl: baseUrl.href,
    wire: fetchWire,
    authorize: () => ({}),
    readError: ({ status }) => ({ kind: 'serverError', status }),
    settings: { ...settings, limits: { retries: 0, ...settings.limits } },
  });
  const asked = await Promise.all(
    productProbes.map(async (probe) => ({
      probe,
      answer: await settle(askProbe(baseUrl, probe, send, signal)),
    })),
  );
  signal.throwIfAborted();
  let error: HostError | undefined;
  for (const { probe, answer } of asked) {
    if (!answer.ok) error ??= answer.error;
    else if (probe.isIt(answer.value)) {
      const version = probe.versionIn(answer.value);
      return ok({ type: probe.found.type, ...(version !== undefined && { version }) });
    }
  }
  const answered = asked.some(({ answer }) => answer.ok);
  return answered || error === undefined ? ok(undefined) : fail(error);
}
