import { l10n, window, type LogOutputChannel } from 'vscode';
import type { ProviderStatus } from '../../core/provider/provider';
import { pickProvider, type PickProviderParts } from './pickProvider';
import { tellSaveProblem } from './tellSaveProblem';

export interface ChangeStatusParts extends PickProviderParts {
  readonly log: LogOutputChannel;
}

/** Activates or deactivates a provider. An inactive one supplies no credential and cannot be the default. */
export async function changeStatus(
  parts: ChangeStatusParts,
  argument: unknown,
  status: ProviderStatus,
): Promise<void> {
  const title = status === 'active' ? l10n.t('Activate') : l10n.t('Deactivate');
  const provider = await pickProvider(parts, argument, title, (each) => each.status !== status);
  if (provider === undefined) return;
  const changed = await parts.directory.setStatus(provider, status);
  if (!changed.ok) await tellSaveProblem(changed.error, parts.log);
  else if (changed.value.defaultCleared) {
    void window.showInformationMessage(
      l10n.t('“{0}” was the default provider. There is no default now.', provider.name),
    );
  }
}
