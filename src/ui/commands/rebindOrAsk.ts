import { l10n, ThemeIcon, type LogOutputChannel } from 'vscode';
import type { AccountStore } from '../../core/account/accountStore';
import type { Provider, ProviderDefinition } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import type { ProviderSaver } from '../../core/provider/providerSaver';
import { askChoice } from '../quickInput/askChoice';
import { runCommand } from './command';
import { saveOrTell } from './saveOrTell';

export interface RebindParts {
  readonly directory: ProviderDirectory;
  readonly saver: ProviderSaver;
  readonly accounts: AccountStore;
  readonly log: LogOutputChannel;
}

/**
 * Saves a changed base URL. The token was entered for the old one: it follows to another path of the same server when
 * the user says so, and to another server never.
 */
export async function rebindOrAsk(
  { directory, saver, accounts, log }: RebindParts,
  provider: Provider,
  definition: ProviderDefinition,
): Promise<void> {
  const { scope } = provider;
  const sameServer = definition.baseUrl.origin === provider.baseUrl.origin;
  const stored = sameServer && (await accounts.read(provider)).ok;
  const follows = stored ? await askWhetherTokenFollows(provider, definition) : false;
  if (follows === undefined) return;
  const saved = follows
    ? await saveOrTell(() => saver.changeWithToken(provider, definition), scope, log)
    : await saveOrTell(() => directory.save(definition, scope), scope, log);
  if (saved.ok) await runCommand(follows ? 'testConnection' : 'updateToken', provider.id);
}

/** `undefined`: neither, leave everything as it is. */
async function askWhetherTokenFollows(
  { name, baseUrl }: Provider,
  definition: ProviderDefinition,
): Promise<boolean | undefined> {
  const picked = await askChoice<boolean>({
    title: l10n.t('Edit Provider: {0}', name),
    placeholder: l10n.t('The token was entered for {0}.', baseUrl.href),
    items: [
      {
        label: l10n.t('Use It for {0} Too', definition.baseUrl.href),
        iconPath: new ThemeIcon('key'),
        value: true,
      },
      { label: l10n.t('Enter Another Token…'), iconPath: new ThemeIcon('edit'), value: false },
    ],
  });
  return picked.kind === 'next' ? picked.value : undefined;
}
