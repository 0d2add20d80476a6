import { lstat, readFile, readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { decodeReply, encodeQuestion, type Question, type Reply } from './brokerProtocol';
import { requestLimit } from './credentialProtocol';
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
    if (reply.kind === 'answered') return { kind: 'answered', body: reply.body };
    // Only one window knows the account that a connection test is about.
    if (question.test === '') return { kind: 'declined' };
  }
  return { kind: 'nobody' };
}

/** `silent` where the whole takes longer than the helper waits. */
type Said = Reply | 'silent' | 'failed';

/** Comes back with the ticket as long as the broker gives one. */
async function askUntilThere(address: string, question: BrokerQuestion, seconds: number): Promise<Said> {
  const { operation, windowId: window, test, body } = question;
  const first: Question = { operation, window, test, patience: seconds, ticket: '', body };
  let reply = await send(address, first, seconds);
  for (let tickets = 0; typeof reply !== 'string' && reply.kind === 'wait'; tickets += 1) {
    const ticket = reply.body.slice(ticketKey.length).trim();
    if (tickets === ticketLimit || !/^[0-9a-f]+$/.test(ticket)) return 'failed';
    const longest = patience[0] ?? 0;
    reply = await send(address, { ...first, patience: longest, ticket }, longest);
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

function send(address: string, question: Question, seconds: number): Promise<Said> {
  return new Promise((resolve) => {
    const socket = connect(address);
    const settle = (said: Said): void => {
      clearTimeout(whole);
      resolve(said);
      socket.destroy();
    };
    const whole = setTimeout(settle, seconds * 1000, 'silent');
    let bytes = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      const reply = decodeReply(bytes.toString('utf8'));
      if (reply !== undefined) settle(reply);
      else if (bytes.byteLength > requestLimit) settle('failed');
    });
    socket.on('error', () => {
      settle('failed');
    });
    socket.on('end', () => {
      settle('failed');
    });
    // Not ended: a pipe of Windows cannot be read from any more after that.
    socket.write(encodeQuestion(question));
  });
}
