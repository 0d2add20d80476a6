import fc from 'fast-check';
import { Secret } from '../../../src/core/account/secret';
import { cloudError } from '../../../src/hosts/bitbucket/cloud/cloudError';
import { dataCenterError } from '../../../src/hosts/bitbucket/dataCenter/dataCenterError';
import { expiryInstant } from '../../../src/hosts/github/expiry';
import { githubError } from '../../../src/hosts/github/githubError';
import { gitlabError } from '../../../src/hosts/gitlab/gitlabError';
import type { HostAnswer } from '../../../src/hosts/transport/answer';
import { decode, parseJson } from '../../../src/hosts/transport/decode';
import { failureIn } from '../../../src/hosts/transport/hostFailure';
import { pageNumber, readLinks } from '../../../src/hosts/transport/linkHeader';
import { rateLimitOf } from '../../../src/hosts/transport/rateLimitOf';
import { retryInstant } from '../../../src/hosts/transport/retryInstant';
import { expectEqual } from '../expectEqual';
import type { TortureContext, TortureOutcome } from '../subject';
import { answerDecoders } from './answerDecoders';
import { callOverWire } from './callOverWire';
import { generate } from './generate';
import { headers, statuses } from './hostAnswers';
import { expectUnpolluted } from './texts';
import { valuesOf } from './valuesOfSchema';

const inputs = 100_000;
const wholeCalls = 2_500;

interface HostInput extends HostAnswer {
  /** Name of a decoder: one in full would fill the error with itself. */
  readonly name: string;
}

const bodies = fc.oneof(
  ...answerDecoders.map((decoder) =>
    valuesOf(decoder.schema).map((value) => ({ name: decoder.name, value })),
  ),
);
const input: fc.Arbitrary<HostInput> = fc
  .tuple(bodies, fc.constantFrom(...statuses), headers)
  .map(([{ name, value }, status, pairs]) => {
    const text = JSON.stringify([value]).slice(1, -1);
    return { name, status, headers: new Headers(pairs), text, json: parseJson(text) };
  });

/** Answers of hosts, most of them nearly right, for every decoder, and whole calls of every client over a socket. */
export async function inputHosts(context: TortureContext): Promise<TortureOutcome> {
  const token = new Secret(`${context.canary}-hosts`);
  const readers = [githubError(token), gitlabError(token), cloudError(token), dataCenterError];
  const met = new Set<string>();
  const now = Date.now();
  const told = await generate(
    input,
    (answer) => {
      if (decodes(answer)) met.add(answer.name);
      for (const read of readers)
        expectEqual(typeof read(answer, now).kind, 'string', 'the kind of an error');
      rateLimitOf(answer.headers);
      retryInstant(answer.headers, now);
      expiryInstant(answer.headers.get('github-authentication-token-expiration') ?? undefined);
      for (const link of readLinks(answer.headers.get('link') ?? undefined).values()) pageNumber(link);
      expectUnpolluted();
    },
    context,
    context.times(inputs),
  );
  const reached = answerDecoders.filter(({ name }) => met.has(name)).length;
  const all = answerDecoders.length;
  // Fewer inputs cannot be a good answer for each of them.
  if (reached < all && context.times(inputs) === inputs)
    throw new Error(`${all - reached} decoders got no good answer`);
  const calls = await callOverWire(context, context.times(wholeCalls), [...answerDecoders]);
  return { kind: 'done', done: `${told}; ${reached} of ${all} decoders got good ones too; ${calls}` };
}

const byName = new Map(answerDecoders.map((decoder) => [decoder.name, decoder]));

/** `false`: it was refused, as a failure of the host. */
function decodes({ name, json }: HostInput): boolean {
  const decoder = byName.get(name);
  if (decoder === undefined) return false;
  try {
    decode(decoder.schema, json);
  } catch (error) {
    if (failureIn(error) === undefined) throw error;
    return false;
  }
  decoder.convert?.(json);
  return true;
}
