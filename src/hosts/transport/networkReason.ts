import type { NetworkReason } from '../../core/host/hostError';

/** Why nothing came back, with the platform's own code where it gives one. */
export interface NetworkTrouble {
  readonly reason: NetworkReason;
  readonly code?: string;
}

/** Codes of node's sockets, DNS and TLS, and of the HTTP client behind `fetch`. */
const reasons: ReadonlyMap<string, NetworkReason> = new Map<string, NetworkReason>([
  ['ENOTFOUND', 'nameNotFound'],
  ['ENODATA', 'nameNotFound'],
  ['ECONNREFUSED', 'refused'],
  ['ETIMEDOUT', 'timedOut'],
  ['UND_ERR_CONNECT_TIMEOUT', 'timedOut'],
  ['UND_ERR_HEADERS_TIMEOUT', 'timedOut'],
  ['UND_ERR_BODY_TIMEOUT', 'timedOut'],
  ['ECONNRESET', 'reset'],
  ['ECONNABORTED', 'reset'],
  ['EPIPE', 'reset'],
  ['UND_ERR_SOCKET', 'reset'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tlsSelfSigned'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'tlsSelfSigned'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tlsUnknownIssuer'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'tlsUnknownIssuer'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tlsUnknownIssuer'],
  ['CERT_UNTRUSTED', 'tlsUnknownIssuer'],
  ['CERT_HAS_EXPIRED', 'tlsExpired'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tlsWrongName'],
  ['HOSTNAME_MISMATCH', 'tlsWrongName'],
  ['EPROTO', 'tlsOther'],
  // A resolver that cannot be asked, no route, no interface: this machine has no network.
  ['EAI_AGAIN', 'offline'],
  ['ENETUNREACH', 'offline'],
  ['ENETDOWN', 'offline'],
  ['EHOSTUNREACH', 'offline'],
  ['EADDRNOTAVAIL', 'offline'],
]);

/**
 * What a failed request says about the network. Gives `undefined` for an error that is none of the network's,
 * which is a bug and must not be shown as an outage. `hostname` is whom the request was for: a Git host may have the
 * word proxy in its name.
 */
export function networkTrouble(error: unknown, hostname: string): NetworkTrouble | undefined {
  const chain = causes(error);
  const proxy = chain
    .map(({ message }) => proxyTrouble(message.replaceAll(hostname, '')))
    .find((reason) => reason !== undefined);
  if (proxy !== undefined) return { reason: proxy };
  const codes = chain.flatMap((link) => ('code' in link && typeof link.code === 'string' ? [link.code] : []));
  const known = codes.find((code) => reasonOf(code) !== undefined);
  if (known !== undefined) return { reason: reasonOf(known) ?? 'other', code: known };
  const [code] = codes.filter((other) => !other.startsWith('ERR_INVALID_'));
  if (code !== undefined) return { reason: 'other', code };
  return chain.some(({ message }) => message === 'fetch failed' || message === 'terminated')
    ? { reason: 'other' }
    : undefined;
}

function reasonOf(code: string): NetworkReason | undefined {
  const reason = reasons.get(code);
  if (reason !== undefined) return reason;
  return /^(ERR_SSL_|ERR_TLS_|CERT_|CRL_)/.test(code) ? 'tlsOther' : undefined;
}

/** Clients put a proxy's refusal of a tunnel into words only. */
function proxyTrouble(message: string): NetworkReason | undefined {
  if (!/proxy|tunnel/i.test(message)) return undefined;
  return /\b407\b|authenticat/i.test(message) ? 'proxyAuthentication' : 'proxyRefused';
}

/** The error, its causes and, where several addresses were tried, what each of them said. */
function causes(error: unknown, depth = 0): readonly Error[] {
  if (!(error instanceof Error) || depth > 5) return [];
  const tried: readonly unknown[] = error instanceof AggregateError ? error.errors : [];
  return [error, ...[error.cause, ...tried].flatMap((cause) => causes(cause, depth + 1))];
}
