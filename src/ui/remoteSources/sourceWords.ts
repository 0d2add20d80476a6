import { l10n } from 'vscode';
import type { Visibility } from '../../core/host/gitHost';
import { hostErrorSentence } from '../words/hostErrorWords';
import { absenceSentence } from '../words/stateWords';
import type { SourceProblem } from './usableAccount';

/** One sentence, or two, on why a provider's host gives nothing. */
export function sourceProblemSentence(problem: SourceProblem): string {
  switch (problem.kind) {
    case 'gone':
      return l10n.t('The provider is no longer active.');
    case 'tokenMissing':
      return absenceSentence(problem.absence);
    case 'deadToken':
      return problem.expired
        ? l10n.t('The token has expired. Update it first.')
        : l10n.t('The host rejects the token. Update it first.');
    case 'host':
      return hostErrorSentence(problem.error);
  }
}

export function visibilityLabel(visibility: Visibility): string {
  switch (visibility) {
    case 'private':
      return l10n.t('Private');
    case 'internal':
      return l10n.t('Internal');
    case 'public':
      return l10n.t('Public');
  }
}

export function visibilityDetail(visibility: Visibility): string {
  switch (visibility) {
    case 'private':
      return l10n.t('For those who are given access.');
    case 'internal':
      return l10n.t('For everybody who belongs to the server or the enterprise.');
    case 'public':
      return l10n.t('For everybody.');
  }
}

/** Name of a codicon. */
export function visibilityIcon(visibility: Visibility): string {
  switch (visibility) {
    case 'private':
      return 'lock';
    case 'internal':
      return 'organization';
    case 'public':
      return 'globe';
  }
}
