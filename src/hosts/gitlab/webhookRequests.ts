import * as v from 'valibot';
import type { HostError } from '../../core/host/hostError';
import { refusal, type HostAnswer } from '../transport/answer';
import { decodeIfFits } from '../transport/decode';
import { HostFailure } from '../transport/hostFailure';
import { errorAnswer } from './answers';

/** Statuses of which the body tells more. */
export const told = [400, 404, 422] as const;

const sentences = v.record(v.string(), v.union([v.string(), v.array(v.string())]));

/**
 * Throws what such an answer means. An endpoint that the server does not have is told apart from a webhook that is not
 * there by the form of the answer. `since`: the first version with the endpoint.
 */
export function throwRefusal(answer: HostAnswer, since?: string): HostAnswer {
  if (answer.status < 400) return answer;
  throw new HostFailure(
    answer.status === 404 ? absent(answer, since) : refusal('notAccepted', sentenceIn(answer)),
  );
}

function absent({ json }: HostAnswer, since: string | undefined): HostError {
  const noEndpoint = decodeIfFits(errorAnswer, json)?.error === '404 Not Found';
  return noEndpoint && since !== undefined ? { kind: 'tooOld', needed: since } : { kind: 'notFound' };
}

/** On a rule of a field the message is an object. */
export function sentenceIn({ json }: HostAnswer): string | undefined {
  const { message, error } = decodeIfFits(errorAnswer, json) ?? {};
  const said = [message, error].find((one) => typeof one === 'string');
  if (said !== undefined) return said;
  const [first] = Object.entries(decodeIfFits(sentences, message) ?? {});
  return first === undefined ? undefined : [first[0], first[1]].flat().slice(0, 2).join(' ');
}
