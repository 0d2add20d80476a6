import { window } from 'vscode';
import type { Ending } from '../../shared/emitter';
import type { FormParts, Forms } from './formParts';
import { formViewType } from './formViewType';
import type { OpenForms } from './openForms';

/** The forms, loaded with the first one that is opened. */
export interface LazyForms extends Forms {
  /** Brings forms back that were open when the window was reloaded. */
  register(): Ending;
}

export function createForms(parts: FormParts): LazyForms {
  let opening: Promise<OpenForms> | undefined;
  const load = async (): Promise<OpenForms> => (await import('./openForms')).openForms(parts);
  const opened = (): Promise<OpenForms> => (opening ??= load());
  return {
    open: async (request) => (await opened()).open(request),
    register: () =>
      window.registerWebviewPanelSerializer(formViewType, {
        deserializeWebviewPanel: async (panel, state: unknown) => {
          (await opened()).restore(panel, state);
        },
      }),
  };
}
