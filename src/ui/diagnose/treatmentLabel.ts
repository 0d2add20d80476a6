import { l10n } from 'vscode';
import type { Treatment } from '../../core/diagnosis/troubleshooting/treatment';
import { remedyLabel } from '../words/remedyWords';

/** What a treatment does, as a button says it. */
export function treatmentLabel(treatment: Treatment): string {
  switch (treatment.kind) {
    case 'remedy':
      return treatment.remedy.kind === 'testAgain' ? l10n.t('Diagnose Again') : remedyLabel(treatment.remedy);
    case 'chooseProvider':
      return l10n.t('Choose Provider for This Repository…');
    case 'useHttps':
      return l10n.t('Use HTTPS for This Remote…');
    case 'explain':
      return l10n.t('Explain Credential…');
    case 'manageWebhooks':
      return l10n.t('Manage Webhooks…');
    case 'openPage':
      return pageLabel(treatment.about);
    case 'addProvider':
      return l10n.t('Add Provider…');
    case 'deleteProvider':
      return l10n.t('Reassign Projects or Delete…');
    case 'deactivate':
      return l10n.t('Deactivate Instead');
    case 'openGitSettings':
      return l10n.t('Open the Settings for Git');
    case 'openSettings':
      return l10n.t('Open Settings');
    case 'editOther':
      return l10n.t('Edit the Provider with This Name…');
  }
}

function pageLabel(about: Extract<Treatment, { kind: 'openPage' }>['about']): string {
  switch (about) {
    case 'repository':
      return l10n.t('Open Repository on the Web');
    case 'webhooks':
      return l10n.t('Open Webhooks on the Web');
    case 'deliveries':
      return l10n.t('Open Deliveries on the Web');
  }
}
