import { env, l10n } from 'vscode';
import type { Provider } from '../../core/provider/provider';
import { pickProvider, type PickProviderParts } from './pickProvider';

/** Copies something of a provider, never anything of its account. */
export async function copyText(
  parts: PickProviderParts,
  argument: unknown,
  text: (provider: Provider) => string,
): Promise<void> {
  const provider = await pickProvider(parts, argument, l10n.t('Copy'));
  if (provider !== undefined) await env.clipboard.writeText(text(provider));
}
