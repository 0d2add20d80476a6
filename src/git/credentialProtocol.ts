import { Secret } from '../core/account/secret';
import type { GitAnswer, GitRequest } from '../core/credential/gitRequest';
import { hasControlCharacter, isLoopback } from '../core/provider/baseUrl';
import { fail, ok, type Result } from '../shared/result';

/** Bytes that a request may have. Git's own are a few hundred. */
export const requestLimit = 64 * 1024;

/** Why a request is refused. Git then gets what it would get without the extension. */
export type RequestProblem =
  | 'tooLarge'
  | 'notText'
  | 'controlCharacter'
  | 'notAnAttribute'
  | 'afterEnd'
  | 'duplicate'
  | 'url'
  | 'missing'
  | 'protocol'
  | 'insecure'
  | 'host';

export interface DecodedRequest {
  readonly request: GitRequest;
  /** Lines with keys that mean nothing here (`capability[]=authtype`, `wwwauth[]=…`), as Git sent them. */
  readonly extra: readonly string[];
}

const known = ['protocol', 'host', 'path', 'username', 'password'] as const;

/**
 * Reads one request in the format of git-credential(1): lines of `key=value`, ended by a blank line or the end.
 * Whatever could be understood in two ways is refused, because the answer is a token.
 */
export function decodeRequest(bytes: Uint8Array): Result<DecodedRequest, RequestProblem> {
  if (bytes.byteLength > requestLimit) return fail('tooLarge');
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const lines = text.split('\n');
  const end = lines.indexOf('');
  if (end >= 0 && lines.slice(end).some((line) => line !== '')) return fail('afterEnd');
  const attributes = new Map<string, string>();
  const extra: string[] = [];
  for (const line of end < 0 ? lines : lines.slice(0, end)) {
    if (hasControlCharacter(line)) return fail('controlCharacter');
    const equals = line.indexOf('=');
    if (equals < 1) return fail('notAnAttribute');
    const key = line.slice(0, equals);
    if (key === 'url') return fail('url');
    if (!known.some((name) => name === key)) {
      extra.push(line);
      continue;
    }
    if (line.includes('\uFFFD')) return fail('notText');
    if (attributes.has(key)) return fail('duplicate');
    attributes.set(key, line.slice(equals + 1));
  }
  const request = readRequest(attributes);
  return request.ok ? ok({ request: request.value, extra }) : request;
}

function readRequest(attributes: ReadonlyMap<string, string>): Result<GitRequest, RequestProblem> {
  const protocol = attributes.get('protocol') ?? '';
  const host = attributes.get('host') ?? '';
  if (protocol === '' || host === '') return fail('missing');
  if (protocol !== 'https' && protocol !== 'http') return fail('protocol');
  const hostname = readHostname(host);
  if (hostname === undefined) return fail('host');
  if (protocol === 'http' && !isLoopback(hostname)) return fail('insecure');
  const path = attributes.get('path');
  const username = attributes.get('username');
  const password = attributes.get('password');
  return ok({
    protocol,
    host,
    ...(path === undefined ? {} : { path }),
    ...(username === undefined || username === '' ? {} : { username }),
    ...(password === undefined ? {} : { password: new Secret(password) }),
  });
}

/** Lower-case host name of an authority without userinfo; a name in any alphabet but ASCII is not one on the wire. */
function readHostname(host: string): string | undefined {
  const match = /^(\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?)(?::(\d{1,5}))?$/i.exec(host);
  if (match?.[1] === undefined || Number(match[2] ?? 1) > 65535) return undefined;
  return URL.canParse(`https://${host}`) ? match[1].toLowerCase() : undefined;
}

/** Tells Git to stop, without a word to the user. */
export const quitLine = 'quit=1\n';

/**
 * The body that answers `get`: a credential in Git's own keys, or `quit=1` with a `reason` for the terminal.
 * A control character in any value is refused, because it would start a line of somebody else's choosing.
 */
export function encodeAnswer(
  answer: Exclude<GitAnswer, { kind: 'declined' }>,
): Result<string, 'controlCharacter'> {
  if (answer.kind === 'quit')
    return encodeLines([
      ['quit', '1'],
      ['reason', answer.reason],
    ]);
  const expiry = Date.parse(answer.expiresAt ?? '');
  return encodeLines([
    ['username', answer.username],
    ['password', answer.password.open()],
    ...(Number.isNaN(expiry) ? [] : [['password_expiry_utc', String(Math.floor(expiry / 1000))] as const]),
  ]);
}

function encodeLines(lines: readonly (readonly [string, string])[]): Result<string, 'controlCharacter'> {
  if (lines.some(([, value]) => hasControlCharacter(value))) return fail('controlCharacter');
  return ok(lines.map(([key, value]) => `${key}=${value}\n`).join(''));
}
