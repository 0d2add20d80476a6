import { l10n } from 'vscode';
import type { DefinitionsFileProblem } from '../../core/transfer/definitionsFile';
import type { LoginSource, TakeProblem } from '../../core/transfer/foundLogin';
import type { Comparison, ConflictChoice } from '../../core/transfer/importPlan';
import { fieldLabel } from './fieldWords';
import { refusalSentence } from './refusalWords';

/** Where a login comes from. */
export function sourceLabel(source: LoginSource): string {
  switch (source) {
    case 'gh':
      return l10n.t('GitHub CLI (gh)');
    case 'glab':
      return l10n.t('GitLab CLI (glab)');
    case 'git':
      return l10n.t("Git's own credential helper");
    case 'editor':
      return l10n.t('VS Code account');
  }
}

export function takeProblemSentence(problem: TakeProblem, source: LoginSource): string {
  switch (problem) {
    case 'gone':
      return l10n.t('{0} gives no token for it.', sourceLabel(source));
    case 'toolMissing':
      return l10n.t('{0} keeps its token, and cannot be run here.', sourceLabel(source));
    case 'declined':
      return l10n.t('VS Code was not allowed to give its token.');
  }
}

/** Why a text cannot be read as definitions, with what helps. */
export function fileProblemSentence(problem: DefinitionsFileProblem): string {
  switch (problem) {
    case 'notJson':
      return l10n.t('This is not JSON. Choose a file that Git Providers has exported.');
    case 'notDefinitions':
      return l10n.t('There are no definitions of Git Providers in it. Choose a file that it has exported.');
    case 'newer':
      return l10n.t('A later version of Git Providers wrote this. Update the extension, then try again.');
    case 'tooLarge':
      return l10n.t('This is too large to be definitions of Git Providers.');
  }
}

/** How a definition of a file stands to those that are here. */
export function comparisonLabel(comparison: Comparison): string {
  switch (comparison.kind) {
    case 'new':
      return l10n.t('New');
    case 'same':
      return l10n.t('Already here');
    case 'conflict':
      return comparison.by === 'id' ? l10n.t('Differs from what is here') : l10n.t('Name is taken');
    case 'occupied':
      return l10n.t('An entry of the settings that cannot be read has its id');
    case 'refused':
      return l10n.t('Not allowed');
  }
}

/** What sets a definition apart from the one that is here; `undefined` where that needs no word. */
export function comparisonSentence(comparison: Comparison): string | undefined {
  switch (comparison.kind) {
    case 'conflict': {
      const fields = comparison.fields.map(fieldLabel).join(', ');
      return l10n.t('“{name}” is here with other values: {fields}.', {
        name: comparison.provider.name,
        fields,
      });
    }
    case 'refused':
      return refusalSentence(comparison.refusal);
    case 'new':
    case 'same':
    case 'occupied':
      return undefined;
  }
}

export function choiceLabel(choice: ConflictChoice): string {
  switch (choice) {
    case 'keep':
      return l10n.t('Keep What Is Here');
    case 'replace':
      return l10n.t('Replace');
    case 'copy':
      return l10n.t('Add as Copy');
  }
}

/** @param movesToken the definition goes to another address than the one that its token was entered for */
export function choiceSentence(choice: ConflictChoice, movesToken: boolean): string {
  switch (choice) {
    case 'keep':
      return l10n.t('Nothing is changed.');
    case 'replace':
      return movesToken
        ? l10n.t(
            'It takes over the values of the file. Its address changes, so its token has to be entered again.',
          )
        : l10n.t('It takes over the values of the file, and keeps its token, projects and history.');
    case 'copy':
      return l10n.t('The definition of the file is added beside it, under a name of its own.');
  }
}
