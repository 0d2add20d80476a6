import * as v from 'valibot';
import type { Delivery, Webhook } from '../../core/webhook/webhook';
import { isSuccess } from '../isSuccess';
import { instantOf } from '../transport/instantOf';

/** Every event is a flag of its own, `push_events`; newer servers have more of them. */
export const webhookAnswer = v.looseObject({
  id: v.number(),
  url: v.string(),
  name: v.nullish(v.string()),
  enable_ssl_verification: v.optional(v.boolean()),
  alert_status: v.nullish(v.string()),
  disabled_until: v.nullish(v.string()),
  /** Absent on servers that know no signing token. */
  signing_token_present: v.optional(v.boolean()),
});

export const webhooksAnswer = v.array(webhookAnswer);

/** Of the secret token nothing is told; of the signing token that there is one. */
export function webhookOf(answer: v.InferOutput<typeof webhookAnswer>): Webhook {
  const stoppedUntil = instantOf(answer.disabled_until);
  return {
    id: String(answer.id),
    url: answer.url,
    active: answer.alert_status !== 'disabled',
    events: Object.entries(answer).flatMap(([name, value]) =>
      name.endsWith('_events') && value === true ? [name] : [],
    ),
    ...(answer.signing_token_present === true ? { hasSecret: true } : {}),
    ...(answer.enable_ssl_verification === undefined ? {} : { insecureSsl: !answer.enable_ssl_verification }),
    ...(stoppedUntil === undefined ? {} : { stoppedUntil }),
    ...(answer.name ? { title: answer.name } : {}),
  };
}

const texts = v.record(v.string(), v.unknown());

export const deliveriesAnswer = v.array(
  v.object({
    id: v.number(),
    trigger: v.string(),
    request_headers: v.nullish(texts),
    execution_duration: v.nullish(v.number()),
    response_status: v.nullish(v.union([v.string(), v.number()])),
  }),
);

/** When it was is told by a signed delivery only, in the header that the signature covers. */
export function deliveryOf(answer: v.InferOutput<typeof deliveriesAnswer>[number]): Delivery {
  const told = Number(answer.response_status ?? NaN);
  const status = Number.isInteger(told) ? told : undefined;
  const headers = Object.entries(answer.request_headers ?? {});
  const second = Number(headers.find(([name]) => name.toLowerCase() === 'webhook-timestamp')?.[1] ?? NaN);
  const at = instantOf(second * 1000);
  return {
    id: String(answer.id),
    event: answer.trigger.replace(/_hooks$/, '_events'),
    status,
    ok: isSuccess(status),
    ...(at === undefined ? {} : { at }),
    ...(typeof answer.execution_duration === 'number'
      ? { durationMs: Math.round(answer.execution_duration * 1000) }
      : {}),
  };
}

export const resendAnswer = v.object({ response_status: v.nullish(v.union([v.string(), v.number()])) });
