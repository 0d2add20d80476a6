import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { isLoopback } from './isLoopback';
import { closed, opened, portOf, type Listener } from './listener';

export interface PassedRequest {
  /** `CONNECT`, or the method of a request in absolute form. */
  readonly method: string;
  /** Host and port of a tunnel, or the whole URL. */
  readonly target: string;
  /** 200 for a tunnel that was made. */
  readonly status: number;
}

/** An HTTP proxy on loopback that leads to loopback only. */
export interface PracticeProxy extends Listener {
  readonly passed: readonly PassedRequest[];
  readonly refused: readonly PassedRequest[];
}

export interface PracticeProxyOptions {
  /** Wanted as Basic in `Proxy-Authorization`; everybody may pass where absent. */
  readonly login?: { readonly username: string; readonly password: string };
  /** Answers everything with this status instead, 502 for a proxy that is down. */
  readonly refuseWith?: number;
}

/** Tunnels (CONNECT) and requests in absolute form (RFC 9110, RFC 9112). */
export async function startPracticeProxy(options: PracticeProxyOptions = {}): Promise<PracticeProxy> {
  const passed: PassedRequest[] = [];
  const refused: PassedRequest[] = [];
  const sockets = new Set<Duplex>();
  const remember = (socket: Duplex) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
  };

  function refusal(request: IncomingMessage, target: URL | undefined): number | undefined {
    if (options.refuseWith !== undefined) return options.refuseWith;
    if (!isAllowed(request, options.login)) return 407;
    return target === undefined || !isLoopback(target.hostname) ? 403 : undefined;
  }

  const server = createServer((request, response) => {
    // Only tunnels lead to https: a proxy cannot speak TLS in the client's place.
    const plain = /^http:/i.test(request.url ?? '') && URL.canParse(request.url ?? '');
    const target = plain ? new URL(request.url ?? '') : undefined;
    const status = refusal(request, target);
    if (status === undefined && target !== undefined) {
      forward(request, response, target, (answered) => passed.push(entry(request, answered)));
      return;
    }
    refused.push(entry(request, status ?? 400));
    request.resume();
    response.writeHead(status ?? 400, headersOf(status)).end('Refused by the practice proxy');
  });
  server.on('connect', (request: IncomingMessage, client: Socket, head: Buffer) => {
    remember(client);
    const text = `http://${request.url ?? ''}`;
    const target = URL.canParse(text) ? new URL(text) : undefined;
    const status = refusal(request, target);
    if (status !== undefined || target === undefined) {
      refused.push(entry(request, status ?? 400));
      client.end(headText(status ?? 400, headersOf(status)));
      return;
    }
    const upstream = connect(Number(target.port || '80'), target.hostname);
    remember(upstream);
    upstream.on('connect', () => {
      passed.push(entry(request, 200));
      client.write(headText(200, {}));
      upstream.write(head);
      client.pipe(upstream).pipe(client);
    });
    upstream.on('error', () => client.end(headText(502, {})));
  });
  await opened(server, 0);
  const port = portOf(server);
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    port,
    passed,
    refused,
    close() {
      for (const socket of sockets) socket.destroy();
      return closed(server);
    },
  };
}

const entry = (request: IncomingMessage, status: number): PassedRequest => ({
  method: request.method ?? '',
  target: request.url ?? '',
  status,
});

function isAllowed({ headers }: IncomingMessage, login: PracticeProxyOptions['login']): boolean {
  if (login === undefined) return true;
  const wanted = Buffer.from(`${login.username}:${login.password}`).toString('base64');
  return headers['proxy-authorization'] === `Basic ${wanted}`;
}

function forward(
  request: IncomingMessage,
  response: ServerResponse,
  target: URL,
  answered: (status: number) => void,
): void {
  const { 'proxy-authorization': _own, 'proxy-connection': _hop, ...headers } = request.headers;
  const upstream = send(target, { method: request.method ?? 'GET', headers }, (answer) => {
    answered(answer.statusCode ?? 0);
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  upstream.on('error', () => {
    answered(502);
    if (!response.headersSent) response.writeHead(502);
    response.end();
  });
  response.on('close', () => upstream.destroy());
  request.pipe(upstream);
}

function headersOf(status: number | undefined): Readonly<Record<string, string>> {
  return status === 407 ? { 'Proxy-Authenticate': 'Basic realm="Practice proxy"' } : {};
}

function headText(status: number, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const length = status === 200 ? '' : 'Content-Length: 0\r\n';
  return `HTTP/1.1 ${String(status)} ${status === 200 ? 'Connection Established' : 'Refused'}\r\n${lines.join('')}${length}\r\n`;
}
