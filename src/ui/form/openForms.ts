import type { WebviewPanel } from 'vscode';
import type { Provider } from '../../core/provider/provider';
import { askAboutChanges, askBeforeClosing } from './askAboutChanges';
import { newDraft } from './formDrafts';
import { formTitle } from './formModel';
import { openPanel, showPage } from './formPanel';
import type { FormParts, FormRequest, Forms } from './formParts';
import { readFormState } from './formSchemas';
import type { FormStart } from './formSession';
import { serveForm, type ServedForm } from './serveForm';

export interface OpenForms extends Forms {
  /** Takes over a panel that was open when the window was reloaded. */
  restore(panel: WebviewPanel, state: unknown): void;
}

interface OpenForm {
  readonly panel: WebviewPanel;
  readonly form: ServedForm;
  /** Called with the first word on what became of the form. */
  readonly waiting: ((provider: Provider | undefined) => void)[];
}

/** The key of the one form for new providers; the others go by the provider's id. */
const newProvider = 'new';

/** The forms of this window: one for each provider, and one for new ones. */
export function openForms(parts: FormParts): OpenForms {
  const { directory, extensionUri, log } = parts;
  const open = new Map<string, OpenForm>();

  const show = (start: FormStart, waiting: OpenForm['waiting'], given?: WebviewPanel): void => {
    const title = formTitle(directory.current().byId.get(start.providerId ?? '')?.name);
    const panel = given ?? openPanel(title);
    let key = start.providerId ?? newProvider;
    /** Closing is agreed on: nobody is asked about changes again. */
    let agreed = false;
    let asking = false;
    const closeNow = (): void => {
      agreed = true;
      panel.dispose();
    };
    const closeWhenAgreed = async (): Promise<void> => {
      const unsaved = form.unsaved();
      asking = unsaved !== undefined;
      if (unsaved === undefined || (await askBeforeClosing(unsaved)) === 'discard') closeNow();
      asking = false;
    };
    const form = serveForm(parts, panel.webview, start, {
      saved(provider) {
        const mine = open.get(key);
        open.delete(key);
        key = provider.id;
        if (mine !== undefined) open.set(key, mine);
        panel.title = formTitle(provider.name);
        for (const resolve of waiting.splice(0)) resolve(provider);
      },
      gone: (byUser) => {
        agreed ||= byUser;
        panel.dispose();
      },
      close: () => {
        if (!asking) inBackground(closeWhenAgreed());
      },
    });
    const settle = async (): Promise<void> => {
      const unsaved = agreed ? undefined : form.unsaved();
      form.dispose();
      if (open.get(key)?.panel === panel) open.delete(key);
      if (unsaved !== undefined && (await askAboutChanges(unsaved)) === 'keep' && !open.has(key)) {
        const providerId = directory.current().byId.has(key) ? key : undefined;
        show({ providerId, draft: unsaved.draft }, waiting);
        return;
      }
      for (const resolve of waiting.splice(0)) resolve(undefined);
    };
    panel.onDidDispose(() => {
      inBackground(settle());
    });
    open.set(key, { panel, form, waiting });
    showPage(panel, extensionUri, title);
  };

  const inBackground = (work: Promise<void>): void => {
    work.catch((cause: unknown) => {
      log.error('A form could not be closed', cause instanceof Error ? cause : String(cause));
    });
  };

  return {
    open: (request) =>
      new Promise((resolve) => {
        const key = request.kind === 'add' ? newProvider : request.providerId;
        if (request.kind === 'edit' && !directory.current().byId.has(key)) {
          resolve(undefined);
          return;
        }
        const known = open.get(key);
        if (known === undefined) {
          show(startOf(parts, request), [resolve]);
          return;
        }
        known.waiting.push(resolve);
        known.panel.reveal();
        if (request.kind === 'edit' && request.field !== undefined) known.form.focus(request.field);
        if (request.kind === 'add' && request.prefill !== undefined) {
          known.form.propose(newDraft(parts, request.prefill));
        }
      }),
    restore(panel, state) {
      const { providerId, draft } = readFormState(state) ?? {};
      const known = providerId !== undefined && directory.current().byId.has(providerId);
      const key = known ? providerId : newProvider;
      if (open.has(key) || (providerId !== undefined && !known)) {
        panel.dispose();
        return;
      }
      show({ providerId, draft }, [], panel);
    },
  };
}

function startOf(parts: FormParts, request: FormRequest): FormStart {
  return request.kind === 'add'
    ? { stored: newDraft(parts, request.prefill) }
    : { providerId: request.providerId, field: request.field };
}
