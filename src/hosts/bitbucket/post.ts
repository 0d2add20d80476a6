import type { HostAnswer } from '../transport/answer';
import type { Send } from '../transport/createTransport';

/** Sends JSON, once, to a path below the API's address. */
export type Post = (
  path: string,
  body: unknown,
  signal: AbortSignal,
  accepts?: (answer: HostAnswer) => boolean,
) => Promise<HostAnswer>;

export function createPost(apiUrl: string, send: Send): Post {
  return (path, body, signal, accepts) =>
    send(
      {
        method: 'POST',
        url: apiUrl + path,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        ...(accepts === undefined ? {} : { accepts }),
      },
      signal,
    );
}
