import { l10n } from 'vscode';
import { hasControlCharacter } from '../../core/provider/baseUrl';
import { askText } from '../quickInput/askText';
import type { StepOutcome, StepPosition } from '../quickInput/wizard';
import { fieldSentence } from '../words/fieldWords';
import { tokenAdvice, type TokenRecognition } from './tokenAdvice';

export interface TokenQuestion {
  readonly title: string;
  readonly position?: StepPosition;
  /** The host's page on which a token is made. */
  readonly page: string | undefined;
  /** A token was given before, and an empty answer keeps it: what was typed into this field is never shown again. */
  readonly given?: boolean;
  /** Where the token is going to, shown where somebody else than the user wrote the definition. */
  readonly destination?: string;
  /** What the token is for; without it nothing is said of its shape. */
  readonly recognition?: TokenRecognition;
}

/** Asks for a token, hidden as it is typed, and says what it looks like. Empty only where one was given before. */
export function askToken(question: TokenQuestion): Promise<StepOutcome<string>> {
  const { title, position, page, given = false, destination, recognition } = question;
  return askText({
    title,
    prompt: tokenPrompt(given, destination),
    password: true,
    ...(position !== undefined && { position }),
    ...(page !== undefined && { page: { label: l10n.t('Create a token in the browser'), url: page } }),
    ...(recognition !== undefined && { advise: (text) => tokenAdvice(text, recognition) }),
    validate: (text) => (given && text === '' ? undefined : tokenProblem(text)),
  });
}

function tokenPrompt(given: boolean, destination: string | undefined): string {
  if (given) return l10n.t('Access token. Leave this empty to keep the one that you have entered.');
  return destination === undefined
    ? l10n.t('Access token. It is kept in the secret store of this machine only.')
    : l10n.t(
        'Access token for {0}. Defined by this workspace: enter it only if you trust that host.',
        destination,
      );
}

export function tokenProblem(text: string): string | undefined {
  if (text === '') return fieldSentence('empty');
  if (hasControlCharacter(text)) return fieldSentence('controlCharacter');
  return /\s/.test(text) ? l10n.t('A token has no spaces inside. Copy it once more.') : undefined;
}

export function emailProblem(text: string): string | undefined {
  if (text === '') return fieldSentence('empty');
  return /^[^\s@:]+@[^\s@:]+$/.test(text) ? undefined : l10n.t('This is not an email address.');
}
