import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Certificate } from './certificates';

/** A server on 127.0.0.1. */
export interface Listener {
  readonly origin: string;
  readonly port: number;
  /** Ends every connection at once. */
  close(): Promise<void>;
}

/** Port 0 takes any free one. With a certificate it speaks TLS. */
export async function listen(
  port: number,
  respond: (...args: [...Parameters<RequestListener>, origin: string]) => void,
  certificate?: Certificate,
): Promise<Listener> {
  const answer: RequestListener = (request, response) => {
    respond(request, response, originOf(server));
  };
  const server =
    certificate === undefined ? createServer(answer) : createTlsServer({ ...certificate }, answer);
  const originOf = (of: Server) =>
    `${certificate === undefined ? 'http' : 'https'}://127.0.0.1:${String(portOf(of))}`;
  await opened(server, port);
  return { origin: originOf(server), port: portOf(server), close: () => closed(server) };
}

export function opened(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

export function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}

export function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server is not listening');
  return address.port;
}
