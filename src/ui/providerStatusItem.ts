import { StatusBarAlignment, ThemeColor, l10n, window } from 'vscode';
import type { ConnectionTester } from '../core/diagnosis/connectionTester';
import type { GitHost } from '../core/host/gitHost';
import type { HealthStore } from '../core/provider/health';
import type { ProviderDirectory } from '../core/provider/providerDirectory';
import { providerState } from '../core/provider/providerState';
import { commandPrefix } from './commands/commandIds';
import type { OpenRepository } from './openRepository';
import type { Ending, Subscribe } from '../shared/emitter';
import { stateLabel } from './words/stateWords';

export interface StatusItemParts {
  readonly repository: OpenRepository;
  readonly directory: ProviderDirectory;
  readonly accountsChanged: Subscribe<string>;
  readonly health: HealthStore;
  readonly tester: ConnectionTester;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly now: () => Date;
}

const longestName = 24;

/** Names the provider that Git gets for the open repository; red only when Git will fail there now. */
export function showProviderStatus(parts: StatusItemParts): Ending {
  const item = window.createStatusBarItem('provider', StatusBarAlignment.Left, 99);
  item.name = l10n.t('Git Provider');
  let latest = 0;
  const update = async (): Promise<void> => {
    const turn = ++latest;
    const resolution = await parts.repository.resolve();
    if (turn !== latest) return;
    if (resolution?.kind !== 'chosen' && resolution?.kind !== 'refused') {
      item.hide();
      return;
    }
    const { provider, account, host } = resolution.match;
    const state = providerState(provider, account, parts.health.read(provider.id), parts.now());
    const refused = resolution.kind === 'refused';
    const icon = parts.tester.isTesting(provider.id) ? 'loading~spin' : refused ? 'error' : host.icon;
    const expiring = state.kind === 'expiring' ? ' $(warning)' : '';
    item.text = `$(${icon}) ${cut(provider.name)}${expiring}`;
    item.backgroundColor = refused ? new ThemeColor('statusBarItem.errorBackground') : undefined;
    const label = stateLabel(state);
    item.tooltip = l10n.t('{name}: {state}', { name: provider.name, state: label });
    item.accessibilityInformation = {
      label: l10n.t('Git provider of this repository: {name}. {state}.', {
        name: provider.name,
        state: label,
      }),
    };
    item.command = {
      command: `${commandPrefix}showProviderMenu`,
      title: l10n.t('Git Provider'),
      arguments: [provider.id],
    };
    item.show();
  };
  const soon = (): void => void update();
  const subscriptions = [
    parts.repository.onDidChange(soon),
    parts.directory.onDidChange(soon),
    parts.accountsChanged(soon),
    parts.health.onDidChange(soon),
    parts.tester.onDidChange(soon),
  ];
  soon();
  return {
    dispose: () => {
      for (const each of [...subscriptions, item]) each.dispose();
    },
  };
}

/** `$(` in a name would be read as an icon. */
function cut(name: string): string {
  const plain = name.replaceAll('$(', '$ (');
  return plain.length > longestName ? `${plain.slice(0, longestName - 1)}…` : plain;
}
