import { l10n, type LogOutputChannel } from 'vscode';
import type { ProviderStatus } from '../../core/provider/provider';
import { pickProvider, type PickProviderParts } from './pickProvider';
import { saveOrTell } from './saveOrTell';
import { tellDefaultCleared } from './tellDefaultCleared';

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
  const { directory, log } = parts;
  const changed = await saveOrTell(() => directory.setStatus(provider, status), provider.scope, log);
  if (changed.ok && changed.value.defaultCleared) tellDefaultCleared(provider);
}
