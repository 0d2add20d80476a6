import { l10n } from 'vscode';
import { fieldLabel, fieldSentence } from '../words/fieldWords';
import type { LinkProblem } from './readAddLink';

/** Says in one sentence why a link is not followed. Nothing that the link wrote is repeated at length. */
export function linkProblemSentence(problem: LinkProblem): string {
  switch (problem.kind) {
    case 'tooLong':
      return l10n.t('This link is not followed: it is longer than 2 KB.');
    case 'otherPath':
      return l10n.t('This link is not followed: Git Providers knows only links that add a provider.');
    case 'holdsToken':
      return l10n.t(
        'This link is not followed: it contains a token. Whoever has the link has the token, so replace the token at its host.',
      );
    case 'controlCharacter':
      return l10n.t('This link is not followed: it contains invisible control characters.');
    case 'noHost':
      return l10n.t('This link is not followed: it names neither a type of Git host nor an address.');
    case 'unknownParameter':
      return l10n.t('This link is not followed: “{0}” means nothing here.', problem.name.slice(0, 40));
    case 'repeatedParameter':
      return l10n.t('This link is not followed: it says “{0}” twice.', problem.name);
    case 'field':
      return l10n.t(
        'This link is not followed, because of its {0}: {1}',
        fieldLabel(problem.field),
        fieldSentence(problem.problem),
      );
  }
}
