import { lstat, readFile, readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';

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

/** Milliseconds that sockets which accept and stay silent may cost: below two seconds, with the program itself. */
const patience = [1_100, 300, 200];
const silenceLimit = 2_500;
const answerLimit = 62_000;

/** Asks the broker of this window, then any other, until one answers. */
export async function askBroker(question: BrokerQuestion): Promise<BrokerReply> {
  let silent = 0;
  for (const address of await findAddresses(question.runtimeDirectory, question.windowId)) {
    const alive = await send(address, 'GET', '/alive', {}, Buffer.alloc(0), patience[silent] ?? 0);
    if (alive === 'silent') silent += 1;
    if (silent >= patience.length) break;
    if (typeof alive === 'string') continue;
    const headers = { 'x-window': question.windowId, 'x-test': question.test };
    const reply = await send(address, 'POST', `/${question.operation}`, headers, question.body, silenceLimit);
    if (typeof reply === 'string') continue;
    if (reply.status === 200) return { kind: 'answered', body: reply.body };
    // Only one window knows the account that a connection test is about.
    if (question.test === '') return { kind: 'declined' };
  }
  return { kind: 'nobody' };
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

/** `silent` after `limit` milliseconds in which nothing came, or when the whole takes longer than an answer may. */
function send(
  socketPath: string,
  method: 'GET' | 'POST',
  path: string,
  headers: Readonly<Record<string, string>>,
  body: Buffer,
  limit: number,
): Promise<Reply> {
  return new Promise((resolve) => {
    const settle = (reply: Reply): void => {
      clearTimeout(whole);
      resolve(reply);
      outgoing.destroy();
    };
    const options = {
      socketPath,
      method,
      path,
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
    const whole = setTimeout(settle, answerLimit, 'silent');
    outgoing.setTimeout(limit, () => {
      settle('silent');
    });
    outgoing.on('error', () => {
      settle('failed');
    });
    outgoing.end(body);
  });
}
