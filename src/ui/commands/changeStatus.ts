import { l10n, type LogOutputChannel } from 'vscode';
import type { ProviderStatus } from '../../core/provider/provider';
import { changeEach } from './changeEach';
import { pickProviders, type PickProviderParts } from './pickProvider';
import { saveOrTell } from './saveOrTell';
import { tellDefaultCleared } from './tellDefaultCleared';

export interface ChangeStatusParts extends PickProviderParts {
  readonly log: LogOutputChannel;
}

/** Activates or deactivates providers. An inactive one supplies no credential and cannot be the default. */
export async function changeStatus(
  parts: ChangeStatusParts,
  argument: unknown,
  status: ProviderStatus,
  selection?: unknown,
): Promise<void> {
  const title = status === 'active' ? l10n.t('Activate') : l10n.t('Deactivate');
  const { directory, log } = parts;
  const providers = await pickProviders(parts, argument, selection, title, (each) => each.status !== status);
  const [only, second] = providers;
  if (only === undefined) return;
  if (second === undefined) {
    const changed = await saveOrTell(() => directory.setStatus(only, status), only.scope, log);
    if (changed.ok && changed.value.defaultCleared) tellDefaultCleared(only);
    return;
  }
  await changeEach(providers, log, async (provider) => {
    const changed = await directory.setStatus(provider, status);
    if (changed.ok && changed.value.defaultCleared) tellDefaultCleared(provider);
    return changed;
  });
}
