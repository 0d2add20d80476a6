import * as v from 'valibot';
import { l10n, type LogOutputChannel, type Webview } from 'vscode';
import type { Ending } from '../../shared/emitter';
import type { AnswerMessage, EventMessage, Exchange, Exchanges } from '../../shared/webview/messages';

export interface RequestHandler<X extends Exchange> {
  /** Decodes what the page sent; what does not fit is refused and nothing happens. */
  readonly params: v.GenericSchema<unknown, X['params']>;
  readonly run: (params: X['params']) => Promise<X['result']> | X['result'];
}

/** A request without a handler does not compile. */
export type RequestHandlers<R extends Exchanges<R>> = { readonly [M in keyof R]: RequestHandler<R[M]> };

export interface WebviewServer<E> extends Ending {
  /** Tells the page something; one that is hidden, and so unloaded, misses it and asks afresh when it is shown. */
  fire<N extends keyof E & string>(name: N, value: E[N]): void;
}

const request = v.object({
  kind: v.literal('request'),
  id: v.pipe(v.number(), v.safeInteger()),
  method: v.pipe(v.string(), v.maxLength(64)),
  params: v.unknown(),
});

/** A page that asks without end is not answered beyond this many at once. */
const mostAtOnce = 50;

/**
 * Answers what a page asks, behind one boundary: a request that is none, or that there is no handler for, gets an
 * error and changes nothing; a bug is logged with its cause and told in one sentence.
 */
export function serveWebview<R extends Exchanges<R>, E>(
  webview: Webview,
  handlers: RequestHandlers<R>,
  log: Pick<LogOutputChannel, 'warn' | 'error'>,
): WebviewServer<E> {
  const byName = new Map<string, RequestHandler<Exchange>>(Object.entries(handlers));
  let running = 0;
  let ended = false;
  const post = (message: AnswerMessage | EventMessage): void => {
    if (!ended) void webview.postMessage(message);
  };
  const answer = async (id: number, method: string, params: unknown): Promise<AnswerMessage> => {
    const handler = byName.get(method);
    const decoded = handler && v.safeParse(handler.params, params);
    if (decoded?.success !== true) {
      log.warn(handler === undefined ? 'A page sent an unknown request' : `A page sent a wrong ${method}`);
      return { kind: 'answer', id, ok: false, sentence: refusal() };
    }
    try {
      return { kind: 'answer', id, ok: true, result: await handler?.run(decoded.output) };
    } catch (cause) {
      log.error(`The request ${method} of a page failed`, cause instanceof Error ? cause : String(cause));
      return { kind: 'answer', id, ok: false, sentence: failure() };
    }
  };
  const subscription = webview.onDidReceiveMessage(async (message: unknown) => {
    const decoded = v.safeParse(request, message);
    if (!decoded.success) {
      log.warn('A page sent something that is no request');
      return;
    }
    const { id, method, params } = decoded.output;
    if (running >= mostAtOnce) {
      post({ kind: 'answer', id, ok: false, sentence: refusal() });
      return;
    }
    running++;
    const reply = await answer(id, method, params);
    running--;
    post(reply);
  });
  return {
    fire: (name, value) => {
      post({ kind: 'event', name, value });
    },
    dispose: () => {
      ended = true;
      subscription.dispose();
    },
  };
}

function refusal(): string {
  return l10n.t('That request cannot be answered. Close this page and open it again.');
}

function failure(): string {
  return l10n.t('That did not work because of an unexpected problem. The log has the details.');
}
