import { l10n } from 'vscode';
import type { EditorSettings, Remedy, RemedyField } from '../../core/diagnosis/remedy';

/** What a remedy does, as a button says it. */
export function remedyLabel(remedy: Remedy): string {
  switch (remedy.kind) {
    case 'editField':
      return editLabel(remedy.field);
    case 'useOrganization':
      return l10n.t('Use “{0}”', remedy.name);
    case 'updateToken':
      return l10n.t('Update Token…');
    case 'openTokenPage':
      return l10n.t('Open Token Page');
    case 'openSso':
      return l10n.t('Authorise Single Sign-On');
    case 'openHost':
      return l10n.t('Open Host');
    case 'addProvider':
      return l10n.t('Add Provider of the Right Type…');
    case 'showEditorSettings':
      return settingsLabel(remedy.about);
    case 'showGitSettings':
      return l10n.t('Show Git’s Settings');
    case 'activate':
      return l10n.t('Activate');
    case 'testAgain':
      return l10n.t('Test Again');
    case 'showLog':
      return l10n.t('Show Log');
  }
}

function editLabel(field: RemedyField): string {
  switch (field) {
    case 'baseUrl':
      return l10n.t('Edit Base URL…');
    case 'organization':
      return l10n.t('Edit Organization…');
    case 'username':
      return l10n.t('Edit Username…');
    case 'email':
      return l10n.t('Edit Email…');
  }
}

function settingsLabel(about: EditorSettings): string {
  switch (about) {
    case 'proxy':
      return l10n.t('Show VS Code’s Proxy Settings');
    case 'certificates':
      return l10n.t('Show VS Code’s Certificate Settings');
    case 'gitPath':
      return l10n.t('Show Where VS Code Looks for Git');
  }
}
