import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Certificate } from './certificates';
import type { Fault, FaultTable } from './faults';
import { faultReply, sendHalf, streamOversized } from './faultyAnswer';
import type { GitAnswer, GitBackend } from './gitBackend';
import { listen, type Listener } from './listener';
import { firstPageOf, withNextPage } from './nextPage';
import { readRequest, type PracticeRequest } from './practiceRequest';
import { json, text, type Reply } from './reply';
import { readRequestBody } from './requestBody';
import type { OpenRecord, Traffic } from './traffic';

export interface HostServer extends Listener {
  /** The same host through TLS, at an origin of its own. */
  openTls(certificate: Certificate): Promise<Listener>;
}

export interface HostServerParts {
  readonly faults: FaultTable;
  readonly git: GitBackend;
  readonly traffic: Traffic;
  /** Bodies of API requests and answers are kept with what is recorded. */
  readonly keepBodies: boolean;
  answer(request: PracticeRequest): Promise<Reply | GitAnswer>;
  /** After a push to the repository in `directory` has gone through. */
  pushed(directory: string): void;
}

/** Listens on 127.0.0.1 only; port 0 takes any free one. */
export async function startHostServer(port: number, parts: HostServerParts): Promise<HostServer> {
  const closing = new AbortController();
  const answer = (request: IncomingMessage, response: ServerResponse, origin: string) => {
    respond(request, response, origin, parts, closing.signal).catch((error: unknown) => {
      if (closing.signal.aborted || response.destroyed) return;
      send(response, text(500, error instanceof Error ? (error.stack ?? error.message) : String(error)));
    });
  };
  const main = await listen(port, answer);
  const others: Listener[] = [];
  return {
    ...main,
    async openTls(certificate) {
      const listener = await listen(0, answer, certificate);
      others.push(listener);
      return listener;
    },
    async close() {
      closing.abort();
      const closed = [main, ...others].map((listener) => listener.close());
      parts.git.stop();
      await Promise.all(closed);
    },
  };
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  origin: string,
  parts: HostServerParts,
  closing: AbortSignal,
): Promise<void> {
  const read = readRequest(request.method ?? 'GET', request.url ?? '/', request.headers, origin);
  const record = parts.traffic.begin(request, response, read);
  const fault = parts.faults.take(record.path);
  if (fault !== undefined) record.faulty = true;
  if (fault?.delayMs !== undefined) await delay(fault.delayMs, undefined, { signal: closing });
  if (fault?.hang === true) return;
  if (fault?.reset === true) {
    request.socket.resetAndDestroy();
    return;
  }
  if (fault?.oversizedBytes !== undefined) {
    request.resume();
    await streamOversized(response, fault.oversizedBytes);
    return;
  }
  const answer = await answerTo(request, read, record, parts, fault);
  if (answer.kind === 'git') {
    const status = await parts.git.serve(answer, request, response);
    if (status === 200 && answer.file === 'git-receive-pack') parts.pushed(answer.directory);
    return;
  }
  // An answer before the end of the body would cut the connection under the client.
  request.resume();
  if (parts.keepBodies) record.answer = answer.body;
  if (fault?.truncate === true || fault?.hangInBody === true) {
    sendHalf(response, answer, fault.truncate === true);
  } else send(response, answer, request.method === 'HEAD');
}

async function answerTo(
  request: IncomingMessage,
  read: PracticeRequest | undefined,
  record: OpenRecord,
  parts: HostServerParts,
  fault: Fault | undefined,
): Promise<Reply | GitAnswer> {
  const broken = fault === undefined ? undefined : faultReply(fault);
  if (broken !== undefined) return broken;
  if (read === undefined) return text(400, 'Bad Request');
  if (record.gitService !== undefined) return parts.answer(read);
  const body = await readRequestBody(request);
  if (body.kind === 'tooLarge') return json(413, { message: 'Request Entity Too Large' });
  if (body.kind === 'unreadable') return json(400, { message: 'Problems parsing JSON' });
  if (parts.keepBodies && body.kind !== 'none') record.body = body;
  const whole = { ...read, body };
  const answer = await parts.answer(fault?.endless === true ? firstPageOf(whole) : whole);
  if (answer.kind === 'git') return answer;
  return fault?.endless === true || fault?.nextPage !== undefined
    ? withNextPage(answer, whole, fault.nextPage)
    : answer;
}

function send(response: ServerResponse, reply: Reply, headOnly = false): void {
  // A 204 has neither a body nor its length (RFC 9110).
  const length = reply.status === 204 ? {} : { 'Content-Length': Buffer.byteLength(reply.body) };
  response.writeHead(reply.status, { ...reply.headers, ...length });
  response.end(headOnly || reply.status === 204 ? undefined : reply.body);
}
