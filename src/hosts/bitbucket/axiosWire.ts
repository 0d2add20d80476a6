import { addAbortSignal, Readable } from 'node:stream';
import axios from 'axios';
import { headersOf } from '../transport/headersOf';
import type { Wire } from '../transport/wire';

/**
 * Axios with everything off that decides for us: it follows no redirect, reads no proxy variables (VS Code's own proxy
 * support sits below it), takes every status for an answer, and hands the body on as a stream.
 */
export const axiosWire: Wire = async ({ method, url, headers, body }, signal) => {
  const response = await axios.request<unknown>({
    method,
    url: url.href,
    headers,
    signal,
    adapter: 'http',
    proxy: false,
    maxRedirects: 0,
    responseType: 'stream',
    validateStatus: () => true,
    ...(body === undefined ? {} : { data: body }),
  });
  const stream = response.data instanceof Readable ? addAbortSignal(signal, response.data) : undefined;
  return {
    status: response.status,
    headers: headersOf(response.headers),
    body: stream,
    discard: () => {
      stream?.destroy();
      return Promise.resolve();
    },
  };
};
