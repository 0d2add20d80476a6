import type { Wire } from './wire';

/** The global `fetch`, which VS Code gives its proxy and certificate settings. */
export const fetchWire: Wire = async ({ method, url, headers, body }, signal) => {
  const response = await fetch(url, {
    method,
    headers,
    signal,
    redirect: 'manual',
    ...(body === undefined ? {} : { body }),
  });
  const stream = response.body;
  return {
    status: response.status,
    headers: response.headers,
    body: stream ?? undefined,
    discard: async () => {
      await stream?.cancel();
    },
  };
};
