import fc from 'fast-check';
import * as v from 'valibot';
import { Disposable, type Webview } from 'vscode';
import { createProviderDirectory } from '../../../src/core/provider/providerDirectory';
import { readPastedText } from '../../../src/core/provider/pastedText';
import type { DashboardRequests } from '../../../src/shared/dashboard/dashboardContract';
import type { FormRequests } from '../../../src/shared/form/formContract';
import type { Exchanges } from '../../../src/shared/webview/messages';
import { dashboardHandlers } from '../../../src/ui/dashboard/dashboardHandlers';
import * as schemas from '../../../src/ui/form/formSchemas';
import { serveWebview, type RequestHandlers } from '../../../src/ui/webview/serveWebview';
import { hosts } from '../../../src/hosts/hosts';
import { knownHosts, memorySettings } from '../../unit/core/sampleProviders';
import { expectEqual } from '../expectEqual';
import type { TortureContext, TortureOutcome } from '../subject';
import { generate } from './generate';
import { anyValue, expectUnpolluted, mostly, text } from './texts';

const inputs = 100_000;

/** The form's requests, with nothing behind them: what is tried is what stands before. */
type Recorded = {
  readonly [M in keyof FormRequests]: { readonly params: FormRequests[M]['params']; readonly result: null };
};

const draft = fc.record({
  type: mostly(fc.constantFrom('github', 'gitlab'), 60),
  name: mostly(text, 60),
  baseUrl: mostly(fc.oneof(text, fc.webUrl()), 60),
  organization: mostly(text, 60),
  username: mostly(text, 60),
  email: mostly(text, 60),
  expiresAt: mostly(fc.constant('2026-11-22'), 60),
  scope: mostly(fc.constant('user'), 60),
  environment: mostly(text, 60),
  rotationDays: mostly(fc.constant('90'), 60),
  helpUrl: mostly(fc.webUrl(), 60),
  status: mostly(fc.constant('active'), 60),
  isDefault: mostly(fc.boolean(), 60),
});
const params = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      draft: mostly(draft, 30),
      token: mostly(text, 30),
      text: mostly(text, 30),
      changed: fc.boolean(),
      key: text,
      id: text,
    }),
  },
  { weight: 2, arbitrary: fc.constantFrom({}, null) },
  { weight: 1, arbitrary: anyValue },
);
const methods = [
  'open',
  'describe',
  'paste',
  'detect',
  'test',
  'cancelTest',
  'save',
  'remedy',
  'openTokenPage',
  'keep',
  'close',
  'remove',
  'testAll',
  'cancelAll',
  'edit',
  'add',
  'openWalkthrough',
  '__proto__',
  'constructor',
  'toString',
  '',
];
const message = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      kind: mostly(fc.constant('request'), 40),
      id: mostly(fc.nat(), 20),
      method: mostly(fc.constantFrom(...methods), 40),
      params,
    }),
  },
  { weight: 1, arbitrary: anyValue },
);

/** What pages might send: answered once where it is a request, refused where it does not fit, never more. */
export async function inputMessages(context: TortureContext): Promise<TortureOutcome> {
  const ran = { form: 0, dashboard: 0 };
  const form = page<Recorded>(formHandlers(() => ran.form++));
  const directory = createProviderDirectory(memorySettings(), knownHosts);
  const count =
    <T>(value: T) =>
    () => {
      ran.dashboard++;
      return value;
    };
  const dashboard = page<DashboardRequests>(
    dashboardHandlers({
      directory,
      tests: {
        isTesting: () => false,
        progress: () => null,
        test: count(Promise.resolve()),
        cancel: count(undefined),
        testAll: count(Promise.resolve()),
        cancelAll: count(undefined),
        dispose: () => undefined,
      },
      open: () => Promise.reject(new Error('a handler that fails')),
    }),
  );
  const told = await generate(
    message,
    async (each) => {
      for (const one of [form, dashboard]) {
        const answers = await one.send(each);
        const request = v.safeParse(v.object({ kind: v.literal('request'), id: v.number() }), each);
        const ids = answers.map(({ id }) => id);
        if (ids.length > 0)
          expectEqual(ids, [request.success ? request.output.id : undefined], 'the answers to a message');
      }
      schemas.readFormState(each);
      const pasted = v.safeParse(v.object({ params: v.object({ text: v.string() }) }), each);
      if (pasted.success) readPastedText(pasted.output.params.text, hosts, []);
      expectUnpolluted();
    },
    context,
    context.times(inputs),
  );
  if (ran.form === 0 || ran.dashboard === 0) throw new Error('No message was good enough to be answered.');
  return { kind: 'done', done: `${told}; ${ran.form + ran.dashboard} were good and answered` };
}

function formHandlers(ran: () => void): RequestHandlers<Recorded> {
  const run = (): null => {
    ran();
    return null;
  };
  return {
    open: { params: schemas.openSchema, run },
    describe: { params: schemas.entrySchema, run },
    paste: { params: schemas.pasteSchema, run },
    detect: { params: schemas.draftOnlySchema, run },
    test: { params: schemas.entrySchema, run },
    cancelTest: { params: schemas.nothingSchema, run },
    save: { params: schemas.saveSchema, run },
    remedy: { params: schemas.remedySchema, run },
    openTokenPage: { params: schemas.draftOnlySchema, run },
    keep: { params: schemas.keepSchema, run },
    close: { params: schemas.nothingSchema, run },
    remove: { params: schemas.nothingSchema, run },
  };
}

const answerOf = v.object({ kind: v.literal('answer'), id: v.number(), ok: v.boolean() });

/** A page that sends, and hears what is answered until all is done. */
function page<R extends Exchanges<R>>(handlers: RequestHandlers<R>) {
  let receive: (message: unknown) => unknown = () => undefined;
  let answers: v.InferOutput<typeof answerOf>[] = [];
  const webview: Webview = {
    options: {},
    html: '',
    cspSource: '',
    asWebviewUri: (uri) => uri,
    onDidReceiveMessage: (listener: (message: unknown) => unknown) => {
      receive = listener;
      return new Disposable(() => undefined);
    },
    postMessage(posted: unknown) {
      answers.push(v.parse(answerOf, posted));
      return Promise.resolve(true);
    },
  };
  serveWebview<R, Record<string, never>>(webview, handlers, {
    warn: () => undefined,
    error: () => undefined,
  });
  return {
    async send(sent: unknown) {
      answers = [];
      await receive(sent);
      return answers;
    },
  };
}
