import type { DeliveryPage, WebhookTrial } from '../../core/webhook/webhook';
import { isSuccess } from '../isSuccess';
import { refusal } from '../transport/answer';
import type { Ask } from '../transport/ask';
import { decode, decodeIfFits } from '../transport/decode';
import { HostFailure } from '../transport/hostFailure';
import { deliveriesAnswer, deliveryOf, resendAnswer } from './webhookAnswers';
import { sentenceIn, throwRefusal, told } from './webhookRequests';

/** First versions with the log of deliveries, and with tests. Source: GitLab's REST API, "Project webhooks". */
const logSince = '17.3';
const testSince = '16.11';

export async function readDeliveries(
  ask: Ask,
  hook: string,
  page: string | undefined,
  signal: AbortSignal,
): Promise<DeliveryPage> {
  const query = { per_page: '100', page };
  const answer = await ask('GET', `${hook}/events`, signal, { query, accepts: told });
  const { json, headers } = throwRefusal(answer, logSince);
  const next = headers.get('x-next-page');
  return { deliveries: decode(deliveriesAnswer, json).map(deliveryOf), ...(next ? { next } : {}) };
}

/**
 * GitLab answers when the receiver has. Why it failed may be the receiver's own text, which could repeat the secret and
 * is left out; that there is nothing yet to make an example of is GitLab's.
 */
export async function sendTest(
  ask: Ask,
  hook: string,
  event: string | undefined,
  signal: AbortSignal,
): Promise<WebhookTrial> {
  const path = `${hook}/test/${encodeURIComponent(event ?? 'push_events')}`;
  const answer = await ask('POST', path, signal, { accepts: told });
  if (answer.status !== 422) {
    throwRefusal(answer, testSince);
    return { kind: 'answered', ok: true };
  }
  const said = sentenceIn(answer);
  if (said?.startsWith('Ensure ') === true) throw new HostFailure(refusal('notAccepted', said));
  return { kind: 'answered', ok: false };
}

export async function resend(
  ask: Ask,
  hook: string,
  delivery: string,
  signal: AbortSignal,
): Promise<WebhookTrial> {
  const path = `${hook}/events/${encodeURIComponent(delivery)}/resend`;
  const answer = await ask('POST', path, signal, { accepts: told });
  if (answer.status === 422) return { kind: 'answered', ok: false };
  const { json } = throwRefusal(answer, logSince);
  const status = Number(decodeIfFits(resendAnswer, json)?.response_status ?? NaN);
  return Number.isInteger(status)
    ? { kind: 'answered', ok: isSuccess(status), status }
    : { kind: 'answered', ok: false };
}
