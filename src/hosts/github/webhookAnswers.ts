import * as v from 'valibot';
import type { Delivery, LastDelivery, Webhook } from '../../core/webhook/webhook';
import { isSuccess } from '../isSuccess';
import { shownSentence } from '../transport/answer';
import { parseJson } from '../transport/decode';
import { instantOf } from '../transport/instantOf';

/** A secret is shown as stars, and counts for being there only. */
export const webhookAnswer = v.object({
  id: v.number(),
  active: v.boolean(),
  events: v.array(v.string()),
  config: v.object({
    url: v.optional(v.string(), ''),
    insecure_ssl: v.optional(v.union([v.string(), v.number()])),
    secret: v.optional(
      v.pipe(
        v.unknown(),
        v.transform((secret) => typeof secret === 'string' && secret !== ''),
      ),
      false,
    ),
  }),
  last_response: v.nullish(
    v.object({
      code: v.nullish(v.number()),
      status: v.nullish(v.string()),
      message: v.nullish(v.string()),
    }),
  ),
});

export const webhooksAnswer = v.array(webhookAnswer);

export function webhookOf(answer: v.InferOutput<typeof webhookAnswer>): Webhook {
  const { config, last_response: last } = answer;
  return {
    id: String(answer.id),
    url: config.url,
    active: answer.active,
    events: answer.events,
    hasSecret: config.secret,
    insecureSsl: String(config.insecure_ssl ?? '0') === '1',
    ...(last && last.status !== 'unused' ? { lastDelivery: lastDeliveryOf(last) } : {}),
  };
}

type LastResponse = NonNullable<v.InferOutput<typeof webhookAnswer>['last_response']>;

function lastDeliveryOf({ code, message }: LastResponse): LastDelivery {
  const status = code ?? undefined;
  return { ok: isSuccess(status), status, ...shownSentence(message) };
}

export const deliveriesAnswer = v.array(
  v.object({
    id: v.union([v.string(), v.number()]),
    event: v.string(),
    delivered_at: v.nullish(v.string()),
    redelivery: v.optional(v.boolean()),
    duration: v.nullish(v.number()),
    status: v.optional(v.string()),
    status_code: v.nullish(v.number()),
  }),
);

/** Where nothing answered GitHub tells a status of its own, and says so in words that begin in no other way. */
export function deliveryOf(answer: v.InferOutput<typeof deliveriesAnswer>[number]): Delivery {
  const at = instantOf(answer.delivered_at);
  const answered = answer.status === undefined || /^(OK|Invalid HTTP Response)/i.test(answer.status);
  const status = answered ? (answer.status_code ?? undefined) : undefined;
  return {
    id: String(answer.id),
    event: answer.event,
    status,
    ok: isSuccess(status),
    ...(at === undefined ? {} : { at }),
    ...(typeof answer.duration === 'number' ? { durationMs: Math.round(answer.duration * 1000) } : {}),
    ...(answer.redelivery === undefined ? {} : { redelivery: answer.redelivery }),
  };
}

/** The numbers of deliveries have more digits than a number of JavaScript holds: long ones become texts. */
export function withExactIds(text: string): unknown {
  return parseJson(text.replace(/("id"\s*:\s*)(\d{16,})(?=\s*[,}])/g, '$1"$2"'));
}
