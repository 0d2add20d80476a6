import type { Webview } from 'vscode';
import { checkOrganization } from '../../core/provider/definitionRules';
import type { Provider } from '../../core/provider/provider';
import type { Ending } from '../../shared/emitter';
import type { FormDraft, FormEvents, FormRequests, SaveOutcome } from '../../shared/form/formContract';
import type { FormField } from '../../shared/form/formField';
import { openPage } from '../commands/openPages';
import { runCommand } from '../commands/command';
import { serveWebview, type RequestHandlers } from '../webview/serveWebview';
import { createDetector } from './detectServer';
import { savedDraft } from './formDrafts';
import type { FormParts } from './formParts';
import {
  draftOnlySchema,
  entrySchema,
  isSameDraft,
  keepSchema,
  mergeDraft,
  nothingSchema,
  openSchema,
  pasteSchema,
  remedySchema,
  saveSchema,
} from './formSchemas';
import { createFormSession, type FormStart } from './formSession';
import { heldEntry, hold } from './formState';
import { cancelledTest } from './formTestRuns';
import { pasteIntoDraft } from './pasteIntoDraft';
import { readEntry } from './readEntry';
import { saveForm } from './saveForm';
import { useRemedy } from './useRemedy';

/** What happens outside the page. */
export interface FormFaces {
  readonly saved: (provider: Provider) => void;
  /** The provider was deleted, `byUser` from this form: there is nothing left to edit. */
  readonly gone: (byUser: boolean) => void;
  /** The user wants the form closed. */
  readonly close: () => void;
}

/** What would be lost. */
export interface UnsavedForm {
  readonly draft: FormDraft;
  readonly tokenTyped: boolean;
}

export interface ServedForm extends Ending {
  focus(field: FormField): void;
  /** Proposes values: what the user has typed stays. */
  propose(stored: FormDraft): void;
  unsaved(): UnsavedForm | undefined;
}

/** The extension's end of one form: all rules are here, and the page gets no stored token. */
export function serveForm(
  parts: FormParts,
  webview: Webview,
  start: FormStart,
  faces: FormFaces,
): ServedForm {
  const { directory, accounts, log } = parts;
  let saving: Promise<unknown> = Promise.resolve();
  let isSaving = false;
  let isRemoving = false;
  let shown = false;
  const session = createFormSession(parts, start, {
    fire: (name, value) => {
      server.fire(name, value);
    },
    onGone: () => {
      faces.gone(isRemoving);
    },
  });
  const { state, tests } = session;
  const detector = createDetector(parts);
  const inBackground = (work: Promise<void>): void => {
    work.catch((cause: unknown) => {
      log.error('The form could not follow', cause instanceof Error ? cause : String(cause));
    });
  };
  const read = () => readEntry(parts, state.facts, heldEntry(state), crypto.randomUUID());
  const fill = (fields: Partial<FormDraft>): void => {
    state.draft = { ...state.draft, ...fields };
    state.changed = true;
    server.fire('fill', fields);
  };
  const openTokenPage = async (): Promise<void> => {
    const { host, baseUrl } = read();
    const organization = checkOrganization(state.draft.organization);
    if (host === undefined || baseUrl === undefined) return;
    await openPage(host.tokenPage(baseUrl, organization.ok ? organization.value : undefined));
  };
  const save = async (request: Parameters<typeof saveForm>[2]): Promise<SaveOutcome> => {
    isSaving = true;
    try {
      return await saveForm(parts, session, request, (provider, connects) => {
        faces.saved(provider);
        // After the answer, which says what was saved.
        if (connects) {
          setTimeout(() => {
            inBackground(session.beginTest());
          }, 0);
        }
      });
    } finally {
      isSaving = false;
    }
  };
  const handlers: RequestHandlers<FormRequests> = {
    open: {
      params: openSchema,
      async run({ draft }) {
        await session.look();
        const fresh = savedDraft(parts, state.facts) ?? state.stored;
        const typed = draft ?? state.draft;
        // A page that was loaded anew has lost what stood in its token field.
        hold(state, { draft: mergeDraft(typed, state.stored, fresh), token: '' });
        state.stored = fresh;
        const first = !shown;
        shown = true;
        return session.model(first);
      },
    },
    describe: {
      params: entrySchema,
      run(entry) {
        hold(state, entry);
        return session.details();
      },
    },
    paste: {
      params: pasteSchema,
      run: ({ text, draft }) => pasteIntoDraft(parts, text, draft, state.facts.provider !== undefined),
    },
    detect: {
      params: draftOnlySchema,
      run: ({ draft }) => detector.detect(draft, state.facts.provider !== undefined),
    },
    test: {
      params: entrySchema,
      async run(entry) {
        hold(state, entry);
        return (await tests.run(entry)) ?? cancelledTest();
      },
    },
    cancelTest: {
      params: nothingSchema,
      run() {
        tests.cancel();
        return null;
      },
    },
    save: {
      params: saveSchema,
      run(request) {
        const mine = saving.then(() => save(request));
        saving = mine.catch(() => undefined);
        return mine;
      },
    },
    remedy: {
      params: remedySchema,
      async run({ key }) {
        const remedy = session.remedies.find(key);
        if (remedy === undefined) return null;
        await useRemedy(parts, remedy, state.facts, read(), {
          focus,
          fill,
          openTokenPage,
          testAgain: () => {
            inBackground(session.beginTest());
          },
        });
        return null;
      },
    },
    openTokenPage: {
      params: draftOnlySchema,
      async run({ draft }) {
        state.draft = draft;
        await openTokenPage();
        return null;
      },
    },
    keep: {
      params: keepSchema,
      run({ draft, changed }) {
        state.draft = draft;
        state.changed = changed;
        return null;
      },
    },
    close: {
      params: nothingSchema,
      run() {
        faces.close();
        return null;
      },
    },
    remove: {
      params: nothingSchema,
      async run() {
        const { provider } = state.facts;
        if (provider === undefined) return null;
        isRemoving = true;
        await runCommand('deleteProvider', provider.id);
        isRemoving = false;
        return null;
      },
    },
  };
  const server = serveWebview<FormRequests, FormEvents>(webview, handlers, log);
  function focus(field: FormField): void {
    server.fire('focus', field);
  }
  const refresh = (): void => {
    if (!isSaving) inBackground(session.refresh());
  };
  const endings: readonly Ending[] = [
    server,
    detector,
    directory.onDidChange(refresh),
    accounts.onDidChange((id) => {
      if (id === state.facts.provider?.id) refresh();
    }),
  ];
  return {
    focus,
    propose(stored) {
      state.draft = mergeDraft(state.draft, state.stored, stored);
      state.stored = stored;
      if (shown) server.fire('model', session.model());
    },
    unsaved() {
      const { draft, stored, token, changed } = state;
      return changed || !isSameDraft(draft, stored) ? { draft, tokenTyped: !token.equals('') } : undefined;
    },
    dispose() {
      tests.cancel();
      for (const ending of endings) ending.dispose();
    },
  };
}
