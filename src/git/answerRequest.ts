import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CredentialSource, GitAnswer, GitCaller, GitRequest } from '../core/credential/gitRequest';
import { decodeRequest, encodeAnswer, quitLine, requestLimit } from './credentialProtocol';
import type { GivenCredentials } from './givenCredentials';
import type { BrokerAnswer, LateAnswers } from './lateAnswers';
import type { RefusedCredentials } from './refusedCredentials';

export interface AnswerContext {
  readonly windowId: string;
  readonly source: CredentialSource;
  readonly given: GivenCredentials;
  readonly late: LateAnswers;
  readonly refused: RefusedCredentials;
  readonly onError: (error: unknown) => void;
}

/** Milliseconds that a helper waits for a response where it does not say so. */
const usualPatience = 1_000;

/** Milliseconds after which a question that nobody answered counts as declined. The helper waits a little longer. */
const answerLimit = 60_000;

/**
 * One request of a helper's: `POST /get`, `/store` or `/erase` with what Git wrote. Besides a `BrokerAnswer`, 400
 * where the request is refused. Headers: `x-window` and `x-test` say who asks, `x-patience` how many seconds the
 * helper waits for a response, `x-ticket` that it comes back for an answer.
 */
export async function answerRequest(
  incoming: IncomingMessage,
  response: ServerResponse,
  context: AnswerContext,
): Promise<void> {
  const operation = incoming.url?.slice(1);
  const known = incoming.method === 'POST' && isOperation(operation) ? operation : undefined;
  const body = known === undefined ? undefined : await readBody(incoming);
  const decoded = body === undefined ? undefined : decodeRequest(body);
  if (known === undefined || decoded?.ok !== true) {
    finish(response, 400);
    return;
  }
  const ticket = incoming.headers['x-ticket'];
  const patience = readPatience(incoming) / 2;
  const answer =
    typeof ticket === 'string'
      ? await context.late.resume(ticket, patience)
      : await context.late.begin(
          answerOperation(known, decoded.value.request, readCaller(incoming, context.windowId), context),
          patience,
        );
  finish(response, answer.status, answer.body);
}

function isOperation(text: string | undefined): text is 'get' | 'store' | 'erase' {
  return text === 'get' || text === 'store' || text === 'erase';
}

/** In milliseconds. */
function readPatience(incoming: IncomingMessage): number {
  const patience = incoming.headers['x-patience'];
  const readable = typeof patience === 'string' && /^\d(\.\d)?$/.test(patience);
  return readable ? Number(patience) * 1000 : usualPatience;
}

function readCaller(incoming: IncomingMessage, windowId: string): GitCaller {
  const test = incoming.headers['x-test'];
  return {
    ownWindow: incoming.headers['x-window'] === windowId,
    ...(typeof test === 'string' && /^[A-Za-z0-9-]{1,64}$/.test(test) ? { test } : {}),
  };
}

async function answerOperation(
  operation: 'get' | 'store' | 'erase',
  request: GitRequest,
  caller: GitCaller,
  context: AnswerContext,
): Promise<BrokerAnswer> {
  if (operation !== 'get') {
    return { status: (await isOurs(operation, request, caller, context)) ? 200 : 404, body: '' };
  }
  const body = await credentialBody(request, caller, context);
  return { status: body === undefined ? 404 : 200, body: body ?? '' };
}

/** The body of an answer; undefined where no provider answers, or the answer cannot be written safely. */
async function credentialBody(
  request: GitRequest,
  caller: GitCaller,
  context: AnswerContext,
): Promise<string | undefined> {
  try {
    const answer = await withinLimit(context.source.get(request, caller));
    if (answer.kind === 'declined') return undefined;
    if (answer.kind === 'credential' && context.refused.isLoop(request, answer.password)) return quitLine;
    const body = encodeAnswer(answer);
    if (!body.ok) return undefined;
    if (answer.kind === 'credential') await context.given.remember(answer.password);
    return body.value;
  } catch (error) {
    context.onError(error);
    return undefined;
  }
}

async function withinLimit(answer: Promise<GitAnswer>): Promise<GitAnswer> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<GitAnswer>((resolve) => {
    timer = setTimeout(resolve, answerLimit, { kind: 'declined' });
  });
  try {
    return await Promise.race([answer, limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** After a bug it counts as ours: it may be, and then no other helper may see it. */
async function isOurs(
  operation: 'store' | 'erase',
  request: GitRequest,
  caller: GitCaller,
  context: AnswerContext,
): Promise<boolean> {
  if (operation === 'erase') context.refused.note(request);
  try {
    if (await context.source[operation](request, caller)) return true;
    return request.password !== undefined && (await context.given.includes(request.password));
  } catch (error) {
    context.onError(error);
    return true;
  }
}

/** Undefined where the body is larger than any request, or its sender went away. */
async function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
      if (!(chunk instanceof Buffer)) return undefined;
      size += chunk.byteLength;
      if (size > requestLimit) return undefined;
      chunks.push(chunk);
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks);
}

function finish(response: ServerResponse, status: number, body = ''): void {
  if (status === 400) response.setHeader('connection', 'close');
  response.writeHead(status, { 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
