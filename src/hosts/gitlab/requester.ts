import type { Users } from '@gitbeaker/rest';
import { headersOfRecord } from '../transport/headersOf';
import type { Send } from '../transport/createTransport';

type RequesterFn = NonNullable<ConstructorParameters<typeof Users>[0]['requesterFn']>;
type Requester = ReturnType<RequesterFn>;
type RequestOptions = Parameters<Requester['get']>[1];

/**
 * Gitbeaker's port to the network, over our transport. Its own one sends everything up to ten times within a second,
 * POST included, and takes no signal.
 */
export function createRequester(send: Send, signal: AbortSignal): RequesterFn {
  return ({ url }) => {
    const by = (method: string) => async (endpoint: string, options?: RequestOptions) => {
      const { searchParams = {}, body } = options ?? {};
      if (body instanceof FormData) throw new TypeError('Forms are not sent to GitLab');
      const target = new URL(`${url.replace(/\/+$/, '')}/${endpoint}`);
      for (const [name, value] of queryOf(searchParams)) target.searchParams.set(name, value);
      const answer = await send({ method, url: target.href, ...bodyOf(body) }, signal);
      return { status: answer.status, headers: headersOfRecord(answer.headers), body: answer.json };
    };
    return {
      get: typed(by('GET')),
      post: typed(by('POST')),
      put: typed(by('PUT')),
      patch: typed(by('PATCH')),
      delete: typed(by('DELETE')),
    };
  };
}

type UntypedCall = (
  endpoint: string,
  options?: RequestOptions,
) => Promise<{ readonly status: number; readonly headers: Record<string, string>; readonly body: unknown }>;

/** The library promises callers a shape that nothing has checked; every body is decoded in `answers.ts` before use. */
function typed(call: UntypedCall): Requester['get'] {
  return call as Requester['get'];
}

function queryOf(params: Readonly<Record<string, unknown>>): readonly (readonly [string, string])[] {
  return Object.entries(params).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? [[snakeCase(name), String(value)] as const]
      : [],
  );
}

function bodyOf(body: Readonly<Record<string, unknown>> | undefined) {
  if (body === undefined || Object.keys(body).length === 0) return {};
  const named = Object.fromEntries(Object.entries(body).map(([name, value]) => [snakeCase(name), value]));
  return { body: JSON.stringify(named), headers: { 'content-type': 'application/json' } };
}

/** Gitbeaker's names are in camel case, GitLab's in snake case. */
function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
