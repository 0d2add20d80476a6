import type { Secret } from '../../core/account/secret';
import type { HostAnswer } from './answer';
import type { Send } from './createTransport';
import { HostFailure } from './hostFailure';

/** Asks for a path below an API's address, whose variable segments are encoded, and sends JSON where there is a body. */
export type Ask = (
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  signal: AbortSignal,
  options?: AskOptions,
) => Promise<HostAnswer>;

export interface AskOptions {
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  /** In the body: they are cut out of what an error says. */
  readonly secrets?: readonly Secret[];
  /** Not remembered in a session: the answer holds somebody's secret. */
  readonly fresh?: boolean;
  /** Statuses that are no failure to the asker, where the answer is JSON. */
  readonly accepts?: readonly number[];
}

/** `headers` go with every request. */
export function createAsk(apiUrl: string, send: Send, headers: Readonly<Record<string, string>> = {}): Ask {
  const { pathname } = new URL(apiUrl);
  return async (
    method,
    path,
    signal,
    { query = {}, body, secrets = [], fresh = false, accepts = [] } = {},
  ) => {
    const url = new URL(apiUrl + path);
    // A name such as `..` would lead to another endpoint.
    if (url.pathname !== pathname + path) throw new HostFailure({ kind: 'notFound' });
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, value);
    }
    const json = body === undefined ? {} : { 'content-type': 'application/json' };
    return send(
      {
        method,
        url: url.href,
        headers: { ...headers, ...json },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        secrets,
        fresh,
        accepts: ({ status, json: answered }) => accepts.includes(status) && answered !== undefined,
      },
      signal,
    );
  };
}
