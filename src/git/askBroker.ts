import { lstat, readFile, readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { ticketKey } from './lateAnswers';

/** What the helper got: the body of an answer, a broker's word that no provider answers, or nobody to ask. */
export type BrokerReply =
  | { readonly kind: 'answered'; readonly body: string }
  | { readonly kind: 'declined' }
  | { readonly kind: 'nobody' };

export interface BrokerQuestion {
  readonly runtimeDirectory: string;
  /** Of the window that the terminal belongs to; empty where it is not known. */
  readonly windowId: string;
  readonly test: string;
  readonly operation: 'get' | 'store' | 'erase';
  readonly body: Buffer;
}

/** Seconds that sockets which accept and stay silent may cost: below two, with the program itself. */
const patience = [1.4, 0.2, 0.1];

/** How often a window may say that it is still waiting for its user: more than a minute at 0.7 s each. */
const ticketLimit = 100;

/** Asks the broker of this window, then any other, until one answers. */
export async function askBroker(question: BrokerQuestion): Promise<BrokerReply> {
  let silent = 0;
  for (const address of await findAddresses(question.runtimeDirectory, question.windowId)) {
    const reply = await askUntilThere(address, question, patience[silent] ?? 0);
    if (reply === 'silent') silent += 1;
    if (silent >= patience.length) break;
    if (typeof reply === 'string') continue;
    if (reply.status === 200) return { kind: 'answered', body: reply.body };
    // Only one window knows the account that a connection test is about.
    if (question.test === '') return { kind: 'declined' };
  }
  return { kind: 'nobody' };
}

/** Comes back with the ticket as long as the broker gives one. */
async function askUntilThere(address: string, question: BrokerQuestion, seconds: number): Promise<Reply> {
  const headers = { 'x-window': question.windowId, 'x-test': question.test };
  let reply = await send(address, question, { ...headers, 'x-patience': String(seconds) }, seconds);
  for (let tickets = 0; typeof reply !== 'string' && reply.status === 202; tickets += 1) {
    const ticket = reply.body.slice(ticketKey.length).trim();
    if (tickets === ticketLimit || !/^[0-9a-f]+$/.test(ticket)) return 'failed';
    reply = await send(address, question, { ...headers, 'x-ticket': ticket }, patience[0] ?? 0);
  }
  return reply;
}

/** Own window's first. Only in a directory of this user's, because what is sent may be a password. */
async function findAddresses(directory: string, windowId: string): Promise<readonly string[]> {
  const found = await lstat(directory).catch(() => undefined);
  const uid = process.getuid?.();
  if (found?.isDirectory() !== true || (uid !== undefined && found.uid !== uid)) return [];
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sock')).sort();
  const own = names.filter((name) => windowId !== '' && name.startsWith(`${windowId}-`));
  const others = names.filter((name) => !own.includes(name));
  const paths = [...own, ...others].map((name) => join(directory, name));
  if (process.platform !== 'win32') return paths;
  return Promise.all(paths.map((path) => readFile(path, 'utf8')));
}

type Reply = { readonly status: number; readonly body: string } | 'silent' | 'failed';

/** `silent` where the whole takes longer than so many seconds. */
function send(
  socketPath: string,
  { operation, body }: BrokerQuestion,
  headers: Readonly<Record<string, string>>,
  seconds: number,
): Promise<Reply> {
  return new Promise((resolve) => {
    const settle = (reply: Reply): void => {
      clearTimeout(whole);
      resolve(reply);
      outgoing.destroy();
    };
    const options = {
      socketPath,
      method: 'POST',
      path: `/${operation}`,
      headers: { ...headers, 'content-length': body.length },
      agent: false,
    };
    const outgoing = request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', () => {
        settle('failed');
      });
      response.on('end', () => {
        settle({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') });
      });
    });
    const whole = setTimeout(settle, seconds * 1000, 'silent');
    outgoing.on('error', () => {
      settle('failed');
    });
    outgoing.end(body);
  });
}
