import { linkHeader, withQuery } from './pages';
import type { PracticeRequest } from './practiceRequest';
import type { Reply } from './reply';
import { asFields } from './requestBody';

/** The same list from its first page. */
export function firstPageOf(request: PracticeRequest): PracticeRequest {
  const query = new URLSearchParams(request.query);
  query.delete('page');
  query.delete('start');
  return { ...request, query };
}

/** Says that another page follows, in whichever way the answer speaks of pages: at `url`, else the following one. */
export function withNextPage(reply: Reply, request: PracticeRequest, url?: string): Reply {
  if (reply.status !== 200) return reply;
  const { query, origin, path } = request;
  const page = Number(query.get('page') ?? '1') + 1;
  const next = url ?? withQuery(origin + path, query, { page: String(page) });
  const body: unknown = JSON.parse(reply.body);
  const fields = asFields(body);
  if ('isLastPage' in fields) {
    const start = Number(query.get('start') ?? '0') + Number(fields['limit']);
    return { ...reply, body: JSON.stringify({ ...fields, isLastPage: false, nextPageStart: start }) };
  }
  if ('pagelen' in fields) return { ...reply, body: JSON.stringify({ ...fields, next }) };
  const { 'X-Total': _total, 'X-Total-Pages': _pages, ...headers } = reply.headers;
  return {
    ...reply,
    headers: {
      ...headers,
      Link: linkHeader([['next', next]]),
      ...('X-Next-Page' in headers ? { 'X-Next-Page': String(page) } : {}),
    },
  };
}
