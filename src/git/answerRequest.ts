import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CredentialSource, GitAnswer, GitCaller, GitRequest } from '../core/credential/gitRequest';
import { declinedLine, decodeRequest, encodeAnswer, requestLimit, waitLine } from './credentialProtocol';
import type { GivenCredentials } from './givenCredentials';

export interface AnswerContext {
  readonly windowId: string;
  readonly source: CredentialSource;
  readonly given: GivenCredentials;
  readonly onError: (error: unknown) => void;
}

/** Milliseconds after which a helper that waits for an answer is told, again and again, that somebody is there. */
const waitInterval = 1_000;

/** Milliseconds after which a question that nobody answered counts as declined. The helper waits a little longer. */
const answerLimit = 60_000;

/**
 * One request of a helper's. `GET /alive` says that a broker is there. `POST /get`, `/store` and `/erase` carry
 * Git's request: 200 with the answer or an empty body, 404 where no provider of ours is concerned, 400 where the
 * request is refused.
 */
export async function answerRequest(
  incoming: IncomingMessage,
  response: ServerResponse,
  context: AnswerContext,
): Promise<void> {
  if (incoming.method === 'GET' && incoming.url === '/alive') {
    finish(response, 204);
    return;
  }
  const operation = incoming.url?.slice(1);
  const known = incoming.method === 'POST' && isOperation(operation) ? operation : undefined;
  const body = known === undefined ? undefined : await readBody(incoming);
  const decoded = body === undefined ? undefined : decodeRequest(body);
  if (known === undefined || decoded?.ok !== true) {
    finish(response, 400);
    return;
  }
  const caller = readCaller(incoming, context.windowId);
  if (known === 'get') await answerGet(decoded.value.request, caller, response, context);
  else finish(response, (await isOurs(known, decoded.value.request, caller, context)) ? 200 : 404);
}

function isOperation(text: string | undefined): text is 'get' | 'store' | 'erase' {
  return text === 'get' || text === 'store' || text === 'erase';
}

function readCaller(incoming: IncomingMessage, windowId: string): GitCaller {
  const test = incoming.headers['x-test'];
  return {
    ownWindow: incoming.headers['x-window'] === windowId,
    ...(typeof test === 'string' && /^[A-Za-z0-9-]{1,64}$/.test(test) ? { test } : {}),
  };
}

async function answerGet(
  request: GitRequest,
  caller: GitCaller,
  response: ServerResponse,
  context: AnswerContext,
): Promise<void> {
  const waiting = setInterval(() => {
    if (!response.headersSent) response.writeHead(200);
    response.write(waitLine);
  }, waitInterval);
  response.once('close', () => {
    clearInterval(waiting);
  });
  const body = await credentialBody(request, caller, context);
  clearInterval(waiting);
  if (response.headersSent) response.end(body ?? declinedLine);
  else finish(response, body === undefined ? 404 : 200, body);
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
