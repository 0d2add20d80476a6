import type { HostAnswer } from '../transport/answer';
import type { Send } from '../transport/createTransport';
import { HostFailure } from '../transport/hostFailure';

/** Asks for a path below the API's address, `/projects/PRJ`, or for a link below it that the API itself gave. */
export type Get = (
  pathOrLink: string,
  signal: AbortSignal,
  options?: {
    readonly query?: Readonly<Record<string, string | undefined>>;
    readonly accepts?: (answer: HostAnswer) => boolean;
    readonly anonymous?: boolean;
  },
) => Promise<HostAnswer>;

export function createGet(apiUrl: string, send: Send): Get {
  return async (pathOrLink, signal, { query = {}, accepts, anonymous = false } = {}) => {
    const url = new URL(isBelow(apiUrl, pathOrLink) ? pathOrLink : apiUrl + pathOrLink);
    if (!isBelow(apiUrl, url.href)) throw new HostFailure({ kind: 'notThisHost', seen: 'redirect' });
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, value);
    }
    return send(
      { method: 'GET', url: url.href, anonymous, ...(accepts === undefined ? {} : { accepts }) },
      signal,
    );
  };
}

/** A link of an answer counts only below the API that gave it: following it sends the token along. */
export function isBelow(apiUrl: string, link: string): boolean {
  return URL.canParse(link) && `${new URL(link).origin}${new URL(link).pathname}/`.startsWith(`${apiUrl}/`);
}
