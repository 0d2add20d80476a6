import type { LogOutputChannel } from 'vscode';
import type { Check, Remedy } from '../../core/diagnosis/report';
import type { Provider } from '../../core/provider/provider';
import { runCommand } from './command';
import { openPage } from './openPages';

/** Does what a remedy says. */
export async function applyRemedy(
  log: LogOutputChannel,
  remedy: Remedy,
  provider: Provider,
  check?: Check,
): Promise<void> {
  switch (remedy) {
    case 'updateToken':
    case 'openTokenPage':
    case 'openSettings':
    case 'openHost':
    case 'showLog':
      await runCommand(remedy, provider.id);
      return;
    case 'testAgain':
      await runCommand('testConnection', provider.id);
      return;
    case 'openSso': {
      const finding = check?.finding;
      const url =
        finding?.kind === 'hostError' && finding.error.kind === 'ssoRequired' ? finding.error.url : undefined;
      if (url === undefined) log.warn('The host gave no page for single sign-on');
      await openPage(url ?? provider.baseUrl.href);
    }
  }
}
