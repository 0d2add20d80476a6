import { l10n } from 'vscode';
import { scopeKey } from '../../core/provider/provider';
import { type FormDetails, type FormDraft, type FormModel } from '../../shared/form/formContract';
import { formFields, type FormField } from '../../shared/form/formField';
import type { CheckRow, TestOutcomeView } from '../../shared/webview/testView';
import { openScopes } from '../settingsScopes';
import { formWords } from '../words/formWords';
import { fieldSentence } from '../words/fieldWords';
import { scopeName } from '../words/scopeWords';
import type { FormFacts } from './formFacts';
import type { FormParts } from './formParts';

export interface ModelParts {
  readonly draft: FormDraft;
  readonly stored: FormDraft;
  readonly details: FormDetails;
  readonly test: TestOutcomeView | undefined;
  readonly testing: readonly CheckRow[] | undefined;
  readonly focus?: FormField | undefined;
}

/** Everything that a page shows. */
export function formModel(
  { hosts, directory }: Pick<FormParts, 'hosts' | 'directory'>,
  { provider }: FormFacts,
  { draft, stored, details, test, testing, focus }: ModelParts,
): FormModel {
  const scopes = provider === undefined ? openScopes() : [provider.scope];
  return {
    mode: provider === undefined ? 'add' : 'edit',
    title: formTitle(provider?.name),
    draft,
    stored,
    types: [...hosts.values()].map(({ type, label, publicBaseUrl }) => ({
      type,
      label,
      detail: l10n.t('{0} or your own server', new URL(publicBaseUrl).hostname),
      baseUrl: publicBaseUrl,
    })),
    scopes: scopes.map((scope) => ({ value: scopeKey(scope), label: scopeName(scope) })),
    details,
    canDelete: provider !== undefined && directory.policy().allows('delete'),
    words: formWords(),
    ...(provider !== undefined && {
      providerId: provider.id,
      typeLocked: fieldSentence('typeChanged'),
      scopeLocked: l10n.t(
        'To move it, use Move to User Settings or Move to Workspace Settings in the menu of its row.',
      ),
    }),
    ...(test !== undefined && { test }),
    ...(testing !== undefined && { testing }),
    ...(focus !== undefined && { focus }),
  };
}

export function formTitle(name: string | undefined): string {
  return name ?? l10n.t('Add Provider');
}

/** In the order in which the form shows the fields. */
export function firstProblem({ problems }: Pick<FormDetails, 'problems'>): FormField | undefined {
  return formFields.find((field) => problems[field] !== undefined);
}
