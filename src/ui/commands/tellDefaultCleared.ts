import { l10n, window } from 'vscode';
import type { Provider } from '../../core/provider/provider';

export function tellDefaultCleared({ name }: Provider): void {
  void window.showInformationMessage(
    l10n.t('“{0}” was the default provider. There is no default now.', name),
  );
}
