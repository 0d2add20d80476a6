import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TinyServer {
  readonly origin: string;
  /** As they came in. */
  readonly requests: readonly {
    readonly method: string;
    readonly url: string;
    readonly authorization?: string;
  }[];
  close(): Promise<void>;
}

export type Handler = (request: IncomingMessage, response: ServerResponse, count: number) => void;

/** An HTTP server on loopback; `count` is the number of the request, from 1. */
export async function startTinyServer(handler: Handler): Promise<TinyServer> {
  const requests: { method: string; url: string; authorization?: string }[] = [];
  const server = createServer((request, response) => {
    const { authorization } = request.headers;
    requests.push({
      method: request.method ?? '',
      url: request.url ?? '',
      ...(authorization === undefined ? {} : { authorization }),
    });
    handler(request, response, requests.length);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
