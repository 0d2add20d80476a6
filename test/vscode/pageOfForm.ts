import { EventEmitter, Uri, type Webview } from 'vscode';
import type { FormEvents, FormRequests } from '../../src/shared/form/formContract';
import type { AnswerMessage, EventMessage } from '../../src/shared/webview/messages';
import { until } from '../browser/until';

/** The page's end of a form, without a browser: what it sends and gets is what goes over the wire. */
export interface PageOfForm {
  readonly webview: Webview;
  /** Everything that the extension has ever sent, as texts. */
  readonly sent: readonly string[];
  request<M extends keyof FormRequests>(
    method: M,
    params: FormRequests[M]['params'],
  ): Promise<FormRequests[M]['result']>;
  /** Sends anything, and gives the answer's `ok`. */
  send(message: unknown, id: number): Promise<boolean>;
  /** Waits for the next event of a name since it was last waited for. */
  event<N extends keyof FormEvents>(name: N): Promise<FormEvents[N]>;
}

export function createPageOfForm(): PageOfForm {
  const received = new EventEmitter<unknown>();
  const sent: string[] = [];
  const answers = new Map<number, AnswerMessage>();
  const events: EventMessage[] = [];
  const uri = Uri.file('/');
  const webview: Webview = {
    options: {},
    html: '',
    cspSource: 'self',
    onDidReceiveMessage: received.event,
    asWebviewUri: () => uri,
    postMessage(message: AnswerMessage | EventMessage) {
      sent.push(JSON.stringify(message));
      if (message.kind === 'answer') answers.set(message.id, message);
      else events.push(message);
      return Promise.resolve(true);
    },
  };
  let last = 0;
  const answer = (id: number): Promise<AnswerMessage> =>
    until(`answer ${id}`, () => answers.get(id), { timeout: 60_000 });
  return {
    webview,
    sent,
    async request(method, params) {
      const id = ++last;
      received.fire({ kind: 'request', id, method, params });
      const got = await answer(id);
      if (!got.ok) throw new Error(got.sentence);
      return got.result as never;
    },
    async send(message, id) {
      received.fire(message);
      return (await answer(id)).ok;
    },
    async event(name) {
      const found = await until(
        `the event ${name}`,
        () => {
          const index = events.findIndex((each) => each.name === name);
          return index < 0 ? undefined : events.splice(index, 1)[0];
        },
        { timeout: 60_000 },
      );
      return found.value as never;
    },
  };
}
