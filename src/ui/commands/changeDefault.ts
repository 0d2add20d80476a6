import { l10n, type LogOutputChannel } from 'vscode';
import { pickProvider, type PickProviderParts } from './pickProvider';
import { saveOrTell } from './saveOrTell';

export interface ChangeDefaultParts extends PickProviderParts {
  readonly log: LogOutputChannel;
}

/** Makes a provider the default: in the scope that has one already, so that the change counts, else in its own. */
export async function setDefault(parts: ChangeDefaultParts, argument: unknown): Promise<void> {
  const { directory, log } = parts;
  const provider = await pickProvider(parts, argument, l10n.t('Set as Default'), isActive);
  if (provider === undefined) return;
  const counting = directory.current().defaults.at(-1)?.scope;
  const scope = counting ?? provider.scope;
  await saveOrTell(() => directory.setDefault(scope, provider), scope, log);
}

/** Takes the default that counts here away. */
export async function clearDefault({ directory, log }: ChangeDefaultParts): Promise<void> {
  const counting = directory.current().defaults.at(-1)?.scope;
  if (counting === undefined) return;
  await saveOrTell(() => directory.setDefault(counting, undefined), counting, log);
}

function isActive({ status }: { readonly status: string }): boolean {
  return status === 'active';
}
