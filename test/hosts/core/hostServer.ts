import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Fault, FaultTable } from './faults';
import type { GitAnswer, GitBackend } from './gitBackend';
import { readGitRequest, type GitService } from './gitRequest';
import type { RecordedRequest } from './practiceHost';
import { presented, readRequest, type PracticeRequest } from './practiceRequest';
import type { TokenStore } from './practiceToken';
import { html, redirect, text, withHeaders, type Reply } from './reply';

export interface HostServer {
  readonly origin: string;
  readonly port: number;
  close(): Promise<void>;
}

export interface HostServerParts {
  readonly tokens: TokenStore;
  readonly faults: FaultTable;
  readonly git: GitBackend;
  readonly requests: RecordedRequest[];
  answer(request: PracticeRequest): Promise<Reply | GitAnswer>;
}

type OpenRecord = { -readonly [Key in keyof RecordedRequest]: RecordedRequest[Key] };

/** Listens on 127.0.0.1 only; port 0 takes any free one. */
export async function startHostServer(port: number, parts: HostServerParts): Promise<HostServer> {
  const closing = new AbortController();
  const server = createServer((request, response) => {
    respond(request, response, originOf(server), parts, closing.signal).catch((error: unknown) => {
      if (closing.signal.aborted || response.destroyed) return;
      send(response, text(500, error instanceof Error ? (error.stack ?? error.message) : String(error)));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    origin: originOf(server),
    port: portOf(server),
    close: () =>
      new Promise((resolve) => {
        closing.abort();
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
        parts.git.stop();
      }),
  };
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  origin: string,
  parts: HostServerParts,
  closing: AbortSignal,
): Promise<void> {
  const method = request.method ?? 'GET';
  const read = readRequest(method, request.url ?? '/', request.headers, origin);
  const record = recordOf(request, parts.tokens, read);
  parts.requests.push(record);
  response.on('finish', () => {
    record.status = response.statusCode;
  });
  const fault = parts.faults.take(record.path);
  if (fault?.delayMs !== undefined) await delay(fault.delayMs, undefined, { signal: closing });
  if (fault?.hang === true) return;
  const broken = fault === undefined ? undefined : faultReply(fault);
  const answer = broken ?? (read === undefined ? text(400, 'Bad Request') : await parts.answer(read));
  if (answer.kind === 'git') {
    await parts.git.serve(answer, request, response);
    return;
  }
  // An answer before the end of the body would cut the connection under the client.
  request.resume();
  send(response, answer, method === 'HEAD');
}

function faultReply(fault: Fault): Reply | undefined {
  const headers = fault.headers ?? {};
  if (fault.redirectTo !== undefined) {
    return withHeaders({ ...redirect(302, fault.redirectTo), status: fault.status ?? 302 }, headers);
  }
  if (fault.html === true) return withHeaders(html(fault.status ?? 200, 'Sign in to this network'), headers);
  if (fault.status === undefined) return undefined;
  return withHeaders(
    { kind: 'reply', status: fault.status, headers: {}, body: fault.body ?? '{}' },
    { 'Content-Type': 'application/json', ...headers },
  );
}

function recordOf(
  request: IncomingMessage,
  tokens: TokenStore,
  read: PracticeRequest | undefined,
): OpenRecord {
  const [path = '', query = ''] = (request.url ?? '/').split(/\?(.*)/s);
  const record: OpenRecord = {
    method: request.method ?? 'GET',
    path,
    query,
    status: undefined,
    headers: request.headers,
  };
  const credential = presented(request.headers);
  const label = 'token' in credential ? tokens.find(credential.token)?.token.label : undefined;
  const service: GitService | undefined = read && readGitRequest(read, read.segments)?.service;
  if (label !== undefined) record.tokenLabel = label;
  if (service !== undefined) record.gitService = service;
  return record;
}

function send(response: ServerResponse, reply: Reply, headOnly = false): void {
  response.writeHead(reply.status, { ...reply.headers, 'Content-Length': Buffer.byteLength(reply.body) });
  response.end(headOnly ? undefined : reply.body);
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the practice host is not listening');
  return address.port;
}

function originOf(server: Server): string {
  return `http://127.0.0.1:${String(portOf(server))}`;
}
