import { fail, ok, type Result } from '../../shared/result';

/** The web address of a Git host: scheme, host, port and path, in one canonical spelling. */
export interface BaseUrl {
  /** Canonical form without a trailing slash, `https://gitlab.acme.com/git`. */
  readonly href: string;
  /** Scheme, host and port as the URL standard serialises them, `https://gitlab.acme.com`. */
  readonly origin: string;
  /** Lower-case host name without the port, punycode for international names. */
  readonly hostname: string;
  /** `''` or a path such as `/git`, percent-encoded, without a trailing slash. */
  readonly path: string;
  /** The host is this machine, where plain `http` is allowed. */
  readonly loopback: boolean;
}

export type BaseUrlProblem =
  | 'empty'
  | 'notAUrl'
  | 'controlCharacter'
  | 'credentials'
  | 'scheme'
  | 'insecure'
  | 'queryOrFragment'
  | 'trailingDot'
  | 'ambiguousPath';

/**
 * Reads what a person typed or a settings file holds. A missing scheme means `https`.
 * Nothing is repaired beyond that: a base URL decides where a token goes.
 */
export function parseBaseUrl(text: string): Result<BaseUrl, BaseUrlProblem> {
  const trimmed = text.trim();
  if (trimmed === '') return fail('empty');
  if (hasControlCharacter(trimmed)) return fail('controlCharacter');
  const url = readUrl(trimmed);
  // Git reads `*` in the host of a configured URL as a wildcard.
  if (url === undefined || url.hostname === '' || url.hostname.includes('*')) return fail('notAUrl');
  if (url.username !== '' || url.password !== '') return fail('credentials');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return fail('scheme');
  const loopback = isLoopback(url.hostname);
  if (url.protocol === 'http:' && !loopback) return fail('insecure');
  if (url.hostname.endsWith('.')) return fail('trailingDot');
  if (trimmed.includes('?') || trimmed.includes('#')) return fail('queryOrFragment');
  if (/\\|\/\/|%2f|%5c|%2e/i.test(trimmed.replace(/^https?:\/\//i, '').replace(/\/+$/, ''))) {
    return fail('ambiguousPath');
  }
  const path = url.pathname.replace(/\/+$/, '');
  return ok({ href: url.origin + path, origin: url.origin, hostname: url.hostname, path, loopback });
}

function readUrl(text: string): URL | undefined {
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  return URL.canParse(withScheme) ? new URL(withScheme) : undefined;
}

/** A literal loopback host. Names that merely resolve to one are somebody else's to change, and do not count. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** Half of a pair of UTF-16 counts too: no address can hold it. */
export function hasControlCharacter(text: string): boolean {
  return /[\p{Cc}\p{Cs}]/u.test(text);
}

/**
 * The host whose rules hold at a base URL. On loopback the first path segment may stand for a host name
 * (`http://127.0.0.1:7990/bitbucket.org`), which is how a local stand-in of a public service is told from a
 * self-hosted server. Off loopback it is the host itself, so that no path can change where a token goes.
 */
export function servedHost(baseUrl: BaseUrl): string {
  const first = baseUrl.path.split('/')[1] ?? '';
  return baseUrl.loopback && first.includes('.') ? first.toLowerCase() : baseUrl.hostname;
}

/**
 * Where the API of a public service listens: on its own host (`https://api.github.com`), and for a local
 * stand-in beside it (`http://127.0.0.1:7990/api.github.com`).
 */
export function siblingUrl(baseUrl: BaseUrl, host: string): string {
  return baseUrl.loopback ? `${baseUrl.origin}/${host}` : `https://${host}`;
}
