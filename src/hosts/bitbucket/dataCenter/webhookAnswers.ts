import * as v from 'valibot';
import { Secret } from '../../../core/account/secret';
import type { Delivery, Webhook, WebhookTrial } from '../../../core/webhook/webhook';
import { isSuccess } from '../../isSuccess';
import { shownSentence } from '../../transport/answer';
import { instantOf } from '../../transport/instantOf';

const entries = {
  id: v.number(),
  name: v.optional(v.string()),
  url: v.string(),
  active: v.boolean(),
  events: v.array(v.string()),
  sslVerificationRequired: v.optional(v.boolean()),
};

/** The server tells the secret: all that is kept of it is that there is one. */
export const webhookAnswer = v.object({
  ...entries,
  configuration: v.nullish(
    v.object({
      secret: v.optional(
        v.pipe(
          v.unknown(),
          v.transform((secret) => typeof secret === 'string' && secret !== ''),
        ),
        false,
      ),
    }),
  ),
});

export const webhooksAnswer = v.object({
  values: v.array(webhookAnswer),
  start: v.optional(v.number(), 0),
  isLastPage: v.boolean(),
  nextPageStart: v.nullish(v.number()),
});

/** For a change, which takes the settings whole: what is left out of it is gone. */
export const wholeWebhookAnswer = v.object({
  ...entries,
  configuration: v.nullish(
    v.looseObject({
      secret: v.optional(
        v.pipe(
          v.string(),
          v.transform((text) => new Secret(text)),
        ),
      ),
    }),
  ),
  /** With which the server authenticates to the receiver. */
  credentials: v.optional(v.unknown()),
});

export function webhookOf(answer: v.InferOutput<typeof webhookAnswer>): Webhook {
  const { id, name, url, active, events, configuration, sslVerificationRequired } = answer;
  return {
    id: String(id),
    url,
    active,
    events,
    hasSecret: configuration?.secret ?? false,
    ...(sslVerificationRequired === undefined ? {} : { insecureSsl: !sslVerificationRequired }),
    ...(name ? { title: name } : {}),
  };
}

const resultAnswer = v.object({
  outcome: v.optional(v.string()),
  description: v.nullish(v.string()),
  statusCode: v.nullish(v.number()),
});

export const invocationAnswer = v.object({
  id: v.number(),
  event: v.string(),
  start: v.nullish(v.number()),
  duration: v.nullish(v.number()),
  result: v.nullish(resultAnswer),
});

export function deliveryOf(answer: v.InferOutput<typeof invocationAnswer>): Delivery {
  const { id, event, start, duration, result } = answer;
  const at = instantOf(start);
  const status = statusOf(result);
  return {
    id: String(id),
    event,
    status,
    ok: result?.outcome === 'SUCCESS' || isSuccess(status),
    ...(at === undefined ? {} : { at }),
    ...(typeof duration === 'number' ? { durationMs: duration } : {}),
  };
}

export const testAnswer = v.object({ response: v.nullish(resultAnswer) });

/** What is said of an error is the server's own: nothing answered whose text it could be. */
export function trialOf({ response }: v.InferOutput<typeof testAnswer>): WebhookTrial {
  const status = statusOf(response);
  return {
    kind: 'answered',
    ok: response?.outcome === 'SUCCESS' || isSuccess(status),
    ...(status === undefined ? {} : { status }),
    ...(response?.outcome === 'ERROR' ? shownSentence(response.description) : {}),
  };
}

/** Where there is no number the description of an answer is it. */
function statusOf(result: v.InferOutput<typeof resultAnswer> | null | undefined): number | undefined {
  const told = result?.statusCode ?? Number(/^\d{3}$/.exec(result?.description ?? '')?.[0] ?? NaN);
  return Number.isInteger(told) && told > 0 ? told : undefined;
}
