import type { Fault } from './faults';

/** What may stand between any host and its clients. Each is set with `host.faults.set(prefix, situation)`. */
export const generalSituations = {
  /** A captive portal answers everything with its own page. */
  captivePortal: { html: true },
  /** A login page after a redirect on the same origin: `/login` is no path of any practice host. */
  loginRedirect: (origin: string): Fault => ({ redirectTo: `${origin}/login?next=%2F` }),
  redirect: (url: string, status: 301 | 302 | 303 | 307 | 308 = 302): Fault => ({ redirectTo: url, status }),
  wrongShape: { status: 200, body: '{"unexpected":[1,2,3]}' },
  notJson: { status: 200, headers: { 'Content-Type': 'text/plain' }, body: 'OK' },
  brokenJson: { status: 200, body: '{"id":1,' },
  emptyBody: { status: 200, body: '' },
  /** 5xx for so many requests, and then fine. */
  outage: (status: 500 | 502 | 503 | 504, times?: number): Fault => ({
    status,
    headers: { 'Content-Type': 'text/html' },
    body: `<html><body><h1>${String(status)}</h1></body></html>`,
    ...(times === undefined ? {} : { times }),
  }),
  slow: (delayMs: number): Fault => ({ delayMs }),
  hangBeforeHead: { hang: true },
  hangInBody: { hangInBody: true },
  truncated: { truncate: true },
  /** 40 MB. */
  oversized: { oversizedBytes: 40 * 1024 * 1024 },
  reset: { reset: true },
  endlessPages: { endless: true },
  nextPageElsewhere: (url: string): Fault => ({ nextPage: url }),
} as const;
