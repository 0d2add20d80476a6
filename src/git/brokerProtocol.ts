import { requestLimit } from './credentialProtocol';

/**
 * What helper and broker say to each other over a socket. One question, one reply, and the connection ends.
 *
 * The question is a head of `key=value` lines, a blank line, and what Git wrote, as many bytes as `length` says, or else
 * all until the end. The reply is one word on a line, the lines of an answer, and a line `end`, without which it is not
 * whole. So `git credential-cache get` can ask, which sends what it reads, prints what comes back, and does nothing where
 * nobody listens. What it sends ahead (`action=get`, `timeout=900`) are keys that mean nothing here. Source:
 * builtin/credential-cache.c of Git.
 */
export interface Question {
  readonly operation: 'get' | 'store' | 'erase';
  /** Of the window that the terminal belongs to; empty where it is not known. */
  readonly window: string;
  /** The connection test that asks; empty where none does. */
  readonly test: string;
  /** Seconds that the helper waits for a reply; `undefined` where it does not say so. */
  readonly patience?: number;
  /** That the helper comes back for an answer; empty where it comes first. */
  readonly ticket: string;
  /** What Git wrote. */
  readonly body: Uint8Array;
}

/**
 * `answered`: with a credential or a word to quit, or with nothing where it was taken note of. `wait`: with a ticket.
 * `declined`: no provider is concerned. `refused`: the question cannot be understood.
 */
export interface Reply {
  readonly kind: 'answered' | 'wait' | 'declined' | 'refused';
  readonly body: string;
}

/** Bytes that a head may have. */
const headLimit = 1024;

/** Bytes after which nobody reads on. */
export const questionLimit = headLimit + requestLimit;

export function encodeQuestion(question: Question): Buffer {
  const { body, patience, ...rest } = question;
  const head = { ...rest, patience: patience ?? '', length: body.byteLength };
  const lines = Object.entries(head).map(([key, value]) => `${key}=${value}\n`);
  return Buffer.concat([Buffer.from(`${lines.join('')}\n`), body]);
}

/** `incomplete` as long as more may come. */
export function decodeQuestion(bytes: Buffer, ended: boolean): Question | 'incomplete' | 'refused' {
  if (bytes.byteLength > questionLimit) return 'refused';
  const end = bytes.indexOf('\n\n');
  if (end < 0) return ended ? 'refused' : 'incomplete';
  const head = readHead(bytes.subarray(0, end).toString('utf8'));
  const operation = head?.get('operation');
  if (head === undefined || (operation !== 'get' && operation !== 'store' && operation !== 'erase')) {
    return 'refused';
  }
  const body = bytes.subarray(end + 2);
  const length = head.get('length');
  if (length === undefined ? !ended : body.byteLength < Number(length))
    return ended ? 'refused' : 'incomplete';
  if (length !== undefined && body.byteLength !== Number(length)) return 'refused';
  const patience = head.get('patience') ?? '';
  return {
    operation,
    window: head.get('window') ?? '',
    test: head.get('test') ?? '',
    ticket: head.get('ticket') ?? '',
    ...(/^\d(\.\d)?$/.test(patience) ? { patience: Number(patience) } : {}),
    body,
  };
}

/** Undefined where a key comes twice or a line is none. */
function readHead(text: string): ReadonlyMap<string, string> | undefined {
  const head = new Map<string, string>();
  for (const line of text.split('\n')) {
    const equals = line.indexOf('=');
    const key = line.slice(0, equals);
    if (equals < 1 || head.has(key)) return undefined;
    head.set(key, line.slice(equals + 1));
  }
  return head;
}

export function encodeReply({ kind, body }: Reply): string {
  return `${kind}\n${body}end\n`;
}

/** Undefined where it is not whole, or nothing that a broker says. */
export function decodeReply(text: string): Reply | undefined {
  const match = /^(answered|wait|declined|refused)\n((?:.*\n)*)end\n$/.exec(text);
  const [, kind, body] = match ?? [];
  if (kind !== 'answered' && kind !== 'wait' && kind !== 'declined' && kind !== 'refused') return undefined;
  return { kind, body: body ?? '' };
}
