import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** A practice host as if it were far away: it answers late, and its work takes no time of this machine. */
export interface FarHost {
  readonly origin: string;
  /** Requests since the last look. */
  countRequests(): number;
  close(): void;
}

interface Remembered {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
}

/**
 * Stands before a practice host, which makes each answer once: what it takes to make the answers of a large organization
 * would else be most of what is measured. For reading only.
 */
export async function startFarHost(origin: string, delayMs: number): Promise<FarHost> {
  const known = new Map<string, Promise<Remembered>>();
  let requests = 0;
  let own = '';
  const answerOf = (request: IncomingMessage): Promise<Remembered> => {
    const { url = '/', headers } = request;
    const key = JSON.stringify([url, headers.authorization, headers['private-token']]);
    const answer = known.get(key) ?? fetchFrom(origin, own, request);
    known.set(key, answer);
    return answer;
  };
  const server = createServer((request, response) => {
    requests++;
    request.resume();
    void Promise.all([answerOf(request), sleep(delayMs)]).then(([{ status, headers, body }]) => {
      for (const [name, value] of headers) response.setHeader(name, value);
      response.writeHead(status).end(body);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  own = `http://127.0.0.1:${address.port}`;
  return {
    origin: own,
    countRequests() {
      const count = requests;
      requests = 0;
      return count;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** About the connection, or the length of a body in which an address has changed. */
const notPassedOn = ['connection', 'keep-alive', 'transfer-encoding', 'content-length'];

async function fetchFrom(
  origin: string,
  own: string,
  { url = '/', headers }: IncomingMessage,
): Promise<Remembered> {
  const passed = ['accept', 'authorization', 'private-token', 'user-agent', 'x-github-api-version'].flatMap(
    (name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value] as const] : [];
    },
  );
  const answer = await fetch(origin + url, { headers: Object.fromEntries(passed), redirect: 'manual' });
  const text = await answer.text();
  return {
    status: answer.status,
    headers: [...answer.headers]
      .filter(([name]) => !notPassedOn.includes(name))
      .map(([name, value]) => [name, value.replaceAll(origin, own)] as const),
    body: Buffer.from(text.replaceAll(origin, own)),
  };
}
