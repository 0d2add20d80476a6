import { l10n } from 'vscode';
import { runCommand } from './command';
import { enterToken, type EnterTokenParts } from './enterToken';
import { pickProvider, type PickProviderParts } from './pickProvider';

export type UpdateTokenParts = PickProviderParts & EnterTokenParts;

/** Replaces the token of a provider at once, and tests the new one. Also how a missing token is added. */
export async function updateToken(parts: UpdateTokenParts, argument: unknown): Promise<void> {
  const provider = await pickProvider(parts, argument, l10n.t('Update Token'));
  if (provider === undefined) return;
  const stored = await enterToken(parts, provider, l10n.t('Update Token: {0}', provider.name));
  if (stored) await runCommand('testConnection', provider.id);
}
