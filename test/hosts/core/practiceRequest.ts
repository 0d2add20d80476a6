import type { IncomingHttpHeaders } from 'node:http';
import type { RequestBody } from './requestBody';

/** A request as the routes see it: the path is split before it is decoded, so that `a%2Fb` stays one segment. */
export interface PracticeRequest {
  readonly method: string;
  /** Still percent-encoded, without the query. */
  readonly path: string;
  /** Decoded, without empty ones. */
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** Not read for Git, whose bodies are streamed. */
  readonly body: RequestBody;
  /** Scheme, host and port of the practice host. */
  readonly origin: string;
}

/** Still without its body. `undefined` where the path is not valid percent-encoding. */
export function readRequest(
  method: string,
  target: string,
  headers: IncomingHttpHeaders,
  origin: string,
): PracticeRequest | undefined {
  const [path = '', query = ''] = target.split(/\?(.*)/s);
  try {
    const segments = path
      .split('/')
      .filter((segment) => segment !== '')
      .map((segment) => decodeURIComponent(segment));
    return {
      method,
      path,
      segments,
      query: new URLSearchParams(query),
      headers,
      body: { kind: 'none' },
      origin,
    };
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/** The segments below a mount point such as `['tools', 'gitlab']`, or `undefined` where the path lies elsewhere. */
export function below(segments: readonly string[], mount: readonly string[]): readonly string[] | undefined {
  return mount.every((part, index) => segments[index]?.toLowerCase() === part.toLowerCase())
    ? segments.slice(mount.length)
    : undefined;
}

export type Presented =
  | { readonly kind: 'none' }
  | { readonly kind: 'bearer'; readonly token: string }
  /** GitLab's own header. */
  | { readonly kind: 'privateToken'; readonly token: string }
  | { readonly kind: 'basic'; readonly username: string; readonly token: string }
  | { readonly kind: 'unreadable' };

/** What the request presents as a credential, whether or not the host takes it in that form. */
export function presented(headers: IncomingHttpHeaders): Presented {
  const own = headers['private-token'];
  if (typeof own === 'string') return { kind: 'privateToken', token: own };
  const authorization = headers.authorization;
  if (authorization === undefined) return { kind: 'none' };
  const [, scheme = '', value = ''] = /^(\S+) +(\S+) *$/.exec(authorization) ?? [];
  switch (scheme.toLowerCase()) {
    case 'bearer':
    case 'token':
      return { kind: 'bearer', token: value };
    case 'basic': {
      const [, username = '', token = ''] =
        /^([^:]*):(.*)$/s.exec(Buffer.from(value, 'base64').toString('utf8')) ?? [];
      return { kind: 'basic', username, token };
    }
    default:
      return { kind: 'unreadable' };
  }
}
