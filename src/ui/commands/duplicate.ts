import { l10n, type LogOutputChannel } from 'vscode';
import { nameKey } from '../../core/provider/definitionRules';
import { runCommand } from './command';
import { pickProvider, type PickProviderParts } from './pickProvider';
import { suggestName } from './suggestName';
import { saveOrTell } from './saveOrTell';

export interface DuplicateParts extends PickProviderParts {
  readonly log: LogOutputChannel;
}

/** Adds a provider like another one, without its token: separate tokens can be rotated independently. */
export async function duplicate(parts: DuplicateParts, argument: unknown): Promise<void> {
  const { directory, log } = parts;
  const provider = await pickProvider(parts, argument, l10n.t('Duplicate'));
  if (provider === undefined) return;
  const { scope, ...definition } = provider;
  const taken = new Set(directory.current().providers.map(({ name }) => nameKey(name)));
  const name = suggestName(provider.name, taken);
  const copy = { ...definition, id: crypto.randomUUID(), name };
  const saved = await saveOrTell(() => directory.save(copy, scope), scope, log);
  if (saved.ok) await runCommand('updateToken', saved.value.id);
}
