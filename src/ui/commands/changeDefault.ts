import { l10n, type LogOutputChannel } from 'vscode';
import { pickProvider, type PickProviderParts } from './pickProvider';
import { tellSaveProblem } from './tellSaveProblem';

export interface ChangeDefaultParts extends PickProviderParts {
  readonly log: LogOutputChannel;
}

/** Makes a provider the default: in the scope that has one already, so that the change counts, else in its own. */
export async function setDefault(parts: ChangeDefaultParts, argument: unknown): Promise<void> {
  const { directory, log } = parts;
  const provider = await pickProvider(parts, argument, l10n.t('Set as Default'), isActive);
  if (provider === undefined) return;
  const counting = directory.current().defaults.at(-1)?.scope;
  const saved = await directory.setDefault(counting ?? provider.scope, provider);
  if (!saved.ok) await tellSaveProblem(saved.error, log);
}

/** Takes the default that counts here away. */
export async function clearDefault({ directory, log }: ChangeDefaultParts): Promise<void> {
  const counting = directory.current().defaults.at(-1)?.scope;
  if (counting === undefined) return;
  const saved = await directory.setDefault(counting, undefined);
  if (!saved.ok) await tellSaveProblem(saved.error, log);
}

function isActive({ status }: { readonly status: string }): boolean {
  return status === 'active';
}
