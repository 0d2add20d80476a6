import { l10n } from 'vscode';
import { hasControlCharacter } from '../../core/provider/baseUrl';
import { askText } from '../quickInput/askText';
import type { StepOutcome, StepPosition } from '../quickInput/wizard';
import { fieldSentence } from '../words/fieldWords';

export interface TokenQuestion {
  readonly title: string;
  readonly position?: StepPosition;
  /** The host's page on which a token is made. */
  readonly page: string | undefined;
}

/** Asks for a token, hidden as it is typed. */
export function askToken({ title, position, page }: TokenQuestion): Promise<StepOutcome<string>> {
  return askText({
    title,
    prompt: l10n.t('Access token. It is kept in the secret store of this machine only.'),
    password: true,
    ...(position !== undefined && { position }),
    ...(page !== undefined && { page: { label: l10n.t('Create a token in the browser'), url: page } }),
    validate: tokenProblem,
  });
}

function tokenProblem(text: string): string | undefined {
  if (text === '') return fieldSentence('empty');
  if (hasControlCharacter(text)) return fieldSentence('controlCharacter');
  return /\s/.test(text) ? l10n.t('A token has no spaces inside. Copy it once more.') : undefined;
}

export function emailProblem(text: string): string | undefined {
  if (text === '') return fieldSentence('empty');
  return /^[^\s@:]+@[^\s@:]+$/.test(text) ? undefined : l10n.t('This is not an email address.');
}
