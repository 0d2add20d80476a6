import { l10n } from 'vscode';
import type { Refusal } from '../../core/permission/permission';

/** Names what is missing and whom to ask. */
export function refusalSentence(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'permissionMissing':
      return l10n.t(
        'The permission {0} is missing on this machine. Ask its administrator, who sets gitProviders.permissions.',
        refusal.permission,
      );
    case 'hostNotAllowed':
      return l10n.t(
        'The host {0} is not allowed on this machine. Ask its administrator, who sets gitProviders.allowedHosts.',
        refusal.host,
      );
  }
}
