import { createServer as createPlainServer } from 'node:net';
import type { IncomingHttpHeaders } from 'node:http';
import { listen, type Listener } from './listener';
import type { SeenCredential } from './practiceHost';
import { seenCredential } from './traffic';

export interface SeenRequest {
  readonly method: string;
  /** With its query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Absent where none came. */
  readonly credential?: SeenCredential;
}

/** A server that takes everything and remembers it: another origin for redirects, a receiver of webhooks. */
export interface RequestRecorder extends Listener {
  readonly requests: readonly SeenRequest[];
}

/** `status` is that of every answer, whose body is an empty JSON object. */
export async function startRequestRecorder(status = 200): Promise<RequestRecorder> {
  const requests: SeenRequest[] = [];
  const listener = await listen(0, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => void chunks.push(chunk));
    request.on('end', () => {
      const credential = seenCredential(request);
      requests.push({
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
        ...(credential === undefined ? {} : { credential }),
      });
      response.writeHead(status, { 'Content-Type': 'application/json' }).end('{}');
    });
  });
  return { ...listener, requests };
}

/** An origin on loopback at which nobody listens. */
export async function refusedOrigin(): Promise<string> {
  const server = createPlainServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(address === null || typeof address === 'string' ? 0 : address.port);
    });
  });
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${String(port)}`;
}
