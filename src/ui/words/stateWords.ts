import { l10n } from 'vscode';
import type { AccountAbsence } from '../../core/account/accountStore';
import type { ProviderState } from '../../core/provider/providerState';

/** The state of a provider in a word or two, the same everywhere. */
export function stateLabel(state: ProviderState): string {
  switch (state.kind) {
    case 'inactive':
      return l10n.t('Inactive');
    case 'tokenMissing':
      return l10n.t('Token missing');
    case 'expired':
      return l10n.t('Expired');
    case 'rejected':
      return l10n.t('Rejected by host');
    case 'expiring':
      return expiryLabel(state.days);
    case 'offline':
      return l10n.t('Offline');
    case 'problem':
      return l10n.t('Test failed');
    case 'connected':
      return l10n.t('Connected');
    case 'notTested':
      return l10n.t('Not tested');
  }
}

export function expiryLabel(days: number): string {
  if (days < 0) return l10n.t('Expired');
  if (days === 0) return l10n.t('Expires today');
  return days === 1 ? l10n.t('Expires in 1 day') : l10n.t('Expires in {0} days', days);
}

export function absenceSentence(absence: AccountAbsence): string {
  switch (absence.kind) {
    case 'missing':
      return l10n.t('No token is stored for this provider on this machine.');
    case 'baseUrlChanged':
      return l10n.t(
        'The token was entered for {0}. The address has changed since, so it is not sent.',
        absence.from,
      );
    case 'scopeChanged':
      return l10n.t('The token was entered while the provider was defined elsewhere, so it is not sent.');
    case 'unreadable':
      return l10n.t('The stored token cannot be read on this machine.');
  }
}

/** Id of the theme icon that shows a state; `undefined`: healthy, the host's own icon is shown. */
export function stateIcon(
  state: ProviderState,
): { readonly icon: string; readonly color?: string } | undefined {
  switch (state.kind) {
    case 'inactive':
      return { icon: 'circle-slash', color: 'disabledForeground' };
    case 'tokenMissing':
      return { icon: 'key', color: 'list.warningForeground' };
    case 'expired':
    case 'rejected':
      return { icon: 'error', color: 'list.errorForeground' };
    case 'problem':
    case 'expiring':
      return { icon: 'warning', color: 'list.warningForeground' };
    case 'offline':
      return { icon: 'debug-disconnect', color: 'disabledForeground' };
    case 'connected':
    case 'notTested':
      return undefined;
  }
}
