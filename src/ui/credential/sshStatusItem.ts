import { l10n, StatusBarAlignment, window } from 'vscode';
import type { Ending } from '../../shared/emitter';
import { commandPrefix } from '../commands/commandIds';
import type { OpenRepository } from '../openRepository';
import { httpsCandidates, type HttpsCandidatesParts } from './httpsCandidates';
import { remotesOf } from './remotesOf';

/**
 * Says, where the open repository's remote uses SSH on a host that a provider is for, that tokens do not apply there.
 * The item of the provider is hidden then.
 */
export function showSshStatus(parts: HttpsCandidatesParts & { readonly repository: OpenRepository }): Ending {
  const item = window.createStatusBarItem('ssh', StatusBarAlignment.Left, 99);
  item.name = l10n.t('Git Provider and SSH');
  let latest = 0;
  const update = async (): Promise<void> => {
    const turn = ++latest;
    const repository = parts.repository.current();
    const remote = repository && remotesOf(repository)[0];
    const candidates = remote === undefined ? [] : await httpsCandidates(parts, remote.url);
    if (turn !== latest) return;
    if (repository === undefined || remote === undefined || candidates.length === 0) {
      item.hide();
      return;
    }
    const sentence = l10n.t(
      'The remote {0} uses SSH, so tokens of Git Providers do not apply to it.',
      remote.name,
    );
    item.text = '$(key) SSH';
    item.tooltip = sentence;
    item.accessibilityInformation = { label: sentence };
    item.command = {
      command: `${commandPrefix}explainCredential`,
      title: l10n.t('Explain Credential'),
      arguments: [{ rootUri: repository.rootUri, remoteUrl: remote.url }],
    };
    item.show();
  };
  const soon = (): void => void update();
  const subscriptions = [parts.repository.onDidChange(soon), parts.directory.onDidChange(soon)];
  soon();
  return {
    dispose: () => {
      latest += 1;
      for (const each of [...subscriptions, item]) each.dispose();
    },
  };
}
