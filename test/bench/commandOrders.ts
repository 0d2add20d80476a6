import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import * as v from 'valibot';

/** The bench's side of `windowDriver`. */
export interface CommandOrders {
  /** Where the driver asks for commands. */
  readonly url: string;
  /** Answers when the driver has begun the command, with when that was, in milliseconds since the epoch. */
  begin(command: string, argument?: unknown): Promise<number>;
  /** As `begin`, answering when the command has ended. */
  run(command: string): Promise<number>;
  close(): void;
}

interface Order {
  readonly text: string;
  readonly begun: (at: number) => void;
}

const news = v.union([v.object({ begun: v.number() }), v.object({ failure: v.string() })]);

export async function openCommandOrders(): Promise<CommandOrders> {
  const waiting: Order[] = [];
  let underWay: Order | undefined;
  let take: ((order: string) => void) | undefined;
  const hand = (): void => {
    if (take === undefined || underWay !== undefined) return;
    underWay = waiting.shift();
    if (underWay === undefined) return;
    take(underWay.text);
    take = undefined;
  };
  const give = (order: object): Promise<number> =>
    new Promise((begun) => {
      waiting.push({ text: JSON.stringify(order), begun });
      hand();
    });
  const server = createServer((request, response) => {
    if (request.method === 'GET') {
      take = (order) => response.end(order);
      hand();
      return;
    }
    void text(request).then((body) => {
      response.end();
      const told = v.parse(news, JSON.parse(body));
      if ('failure' in told) throw new Error(`A command failed in the window: ${told.failure}`);
      underWay?.begun(told.begun);
      underWay = undefined;
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    begin: (command, argument) => give({ command, argument, whole: false }),
    run: (command) => give({ command, whole: true }),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
