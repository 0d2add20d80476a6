import type { FormDraft } from '../../shared/form/formContract';
import type { FormField } from '../../shared/form/formField';
import { applyRemedy } from '../commands/applyRemedy';
import { runCommand } from '../commands/command';
import { openPage } from '../commands/openPages';
import type { FormFacts } from './formFacts';
import type { FormParts } from './formParts';
import type { FormRemedy } from './formRemedies';
import type { ReadEntry } from './readEntry';

/** What a remedy can do to the form itself. */
export interface FormControls {
  focus(field: FormField): void;
  fill(fields: Partial<FormDraft>): void;
  testAgain(): void;
  openTokenPage(): Promise<void>;
}

/** Does what a button stands for: in the form where it is about a field, else as everywhere. */
export async function useRemedy(
  parts: FormParts,
  remedy: FormRemedy,
  { provider }: FormFacts,
  { definition, scope, baseUrl }: ReadEntry,
  form: FormControls,
): Promise<void> {
  switch (remedy.kind) {
    case 'editField':
      form.focus(remedy.field);
      return;
    case 'updateToken':
      form.focus('token');
      return;
    case 'useOrganization':
      form.fill({ organization: remedy.name });
      form.testAgain();
      return;
    case 'activate':
      form.fill({ status: 'active' });
      form.testAgain();
      return;
    case 'testAgain':
      form.testAgain();
      return;
    case 'openTokenPage':
      await form.openTokenPage();
      return;
    case 'openHost':
      if (baseUrl !== undefined) await openPage(baseUrl.href);
      return;
    case 'openSettings':
      await runCommand('openSettings', remedy.scope);
      return;
    case 'addProvider':
    case 'openSso':
    case 'showEditorSettings':
    case 'showGitSettings':
    case 'showLog': {
      const about = provider ?? (definition && scope && { ...definition, scope });
      if (about !== undefined) await applyRemedy(parts, remedy, about);
    }
  }
}
