import { l10n } from 'vscode';
import type { TokenKind } from '../../core/account/account';

/** What people call a kind of token; the kind itself where it has no other name. */
export function tokenKindLabel(kind: TokenKind): string {
  switch (kind) {
    case 'classic':
      return l10n.t('classic personal access token');
    case 'fineGrained':
      return l10n.t('fine-grained token');
    case 'personal':
      return l10n.t('personal access token');
    case 'project':
      return l10n.t('project access token');
    case 'group':
      return l10n.t('group access token');
    case 'oauth':
    case 'userToServer':
      return l10n.t('OAuth token');
    case 'installation':
      return l10n.t('app installation token');
    case 'deploy':
      return l10n.t('deploy token');
    case 'apiToken':
      return l10n.t('API token');
    case 'accessToken':
    case 'httpAccessToken':
      return l10n.t('access token');
    case 'appPassword':
      return l10n.t('app password');
    default:
      return kind;
  }
}
