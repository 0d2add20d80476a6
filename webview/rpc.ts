import type { AnswerMessage, EventMessage, Exchanges, RequestMessage } from '../src/shared/webview/messages';

/** What VS Code gives a page, once. */
interface PageApi {
  postMessage(message: RequestMessage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): PageApi;

/** The extension refused a request; `message` says why in the user's language. */
export class RequestRefused extends Error {}

/** The page's end of the contract with the extension. */
export interface Rpc<R extends Exchanges<R>, E> {
  /** Rejects with `RequestRefused` where there is no result. */
  request<M extends keyof R & string>(method: M, params: R[M]['params']): Promise<R[M]['result']>;
  on<N extends keyof E & string>(name: N, listener: (value: E[N]) => void): void;
  /** What survives a reload of the page. Never a token. */
  readState(): unknown;
  writeState(state: unknown): void;
}

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (cause: Error) => void;
}

export function createRpc<R extends Exchanges<R>, E>(): Rpc<R, E> {
  const api = acquireVsCodeApi();
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, ((value: never) => void)[]>();
  let last = 0;
  window.addEventListener('message', ({ data }: MessageEvent<AnswerMessage | EventMessage>) => {
    if (data.kind === 'event') {
      for (const listener of listeners.get(data.name) ?? []) listener(data.value as never);
      return;
    }
    const waiter = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.ok) waiter?.resolve(data.result as never);
    else waiter?.reject(new RequestRefused(data.sentence));
  });
  return {
    request: (method, params) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, { resolve, reject });
        api.postMessage({ kind: 'request', id, method, params });
      }),
    on: (name, listener) => {
      listeners.set(name, [...(listeners.get(name) ?? []), listener]);
    },
    readState: () => api.getState(),
    writeState: (state) => {
      api.setState(state);
    },
  };
}
