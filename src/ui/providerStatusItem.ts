import { StatusBarAlignment, ThemeColor, l10n, window, type StatusBarItem } from 'vscode';
import type { AccountSummaries } from '../core/account/accountSummaries';
import type { Resolver } from '../core/credential/resolver';
import type { ConnectionTester } from '../core/diagnosis/connectionTester';
import type { GitHost } from '../core/host/gitHost';
import type { HealthStore } from '../core/provider/health';
import type { ProviderDirectory } from '../core/provider/providerDirectory';
import type { Ending, Subscribe } from '../shared/emitter';
import { commandPrefix, type CommandId } from './commands/commandIds';
import { remotesOf } from './credential/remotesOf';
import type { OpenRepository } from './openRepository';
import { repositoryStatus, type RepositoryStatus } from './status/repositoryStatus';
import { statusText } from './status/statusText';
import { statusSentence, statusTooltip, undecidedSentence, undecidedText } from './status/statusWords';

export interface StatusItemParts {
  readonly repository: OpenRepository;
  readonly directory: ProviderDirectory;
  readonly accountsChanged: Subscribe<string>;
  readonly summaries: AccountSummaries;
  readonly resolver: Resolver;
  readonly health: HealthStore;
  readonly tester: ConnectionTester;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly now: () => Date;
}

/** Names the provider that Git gets for the open repository; red only when Git will fail there now. */
export function showProviderStatus(parts: StatusItemParts): Ending {
  const item = window.createStatusBarItem('provider', StatusBarAlignment.Left, 99);
  item.name = l10n.t('Git Provider');
  let latest = 0;
  const update = async (): Promise<void> => {
    const turn = ++latest;
    const repository = parts.repository.current();
    const remotes = repository === undefined ? [] : remotesOf(repository);
    const status = await repositoryStatus(parts, remotes);
    if (turn === latest) show(item, status, parts);
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
      latest += 1;
      for (const each of [...subscriptions, item]) each.dispose();
    },
  };
}

function show(item: StatusBarItem, status: RepositoryStatus | undefined, parts: StatusItemParts): void {
  switch (status?.kind) {
    case undefined:
      item.hide();
      return;
    case 'undecided': {
      const sentence = undecidedSentence(status);
      item.text = `$(question) ${undecidedText(status)}`;
      item.backgroundColor = undefined;
      item.tooltip = sentence;
      item.accessibilityInformation = { label: sentence };
      item.command = commandOf('chooseForRepository');
      break;
    }
    case 'provider': {
      const { provider, stopped } = status.shown;
      const testing = parts.tester.isTesting(provider.id);
      item.text = statusText(status, parts.hosts, testing);
      item.backgroundColor = stopped ? new ThemeColor('statusBarItem.errorBackground') : undefined;
      item.tooltip = statusTooltip(status, parts.hosts, testing);
      item.accessibilityInformation = { label: statusSentence(status, testing) };
      item.command = commandOf('showProviderMenu', provider.id);
    }
  }
  item.show();
}

function commandOf(id: CommandId, argument?: string): Exclude<StatusBarItem['command'], string | undefined> {
  const command = { command: commandPrefix + id, title: l10n.t('Git Provider') };
  return argument === undefined ? command : { ...command, arguments: [argument] };
}
