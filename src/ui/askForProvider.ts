import { l10n, window } from 'vscode';
import type { ShowQuestion } from '../core/credential/askOnce';
import type { GitHost } from '../core/host/gitHost';
import { providerItem } from './commands/pickProvider';
import { askChoice } from './quickInput/askChoice';

const minute = 60_000;

/** Asks which provider serves a repository. A window that nobody looks at does not ask: background work stays quiet. */
export function createProviderQuestion(hosts: ReadonlyMap<string, GitHost>): ShowQuestion {
  return async (repositoryKey, providers) => {
    if (!window.state.focused) return undefined;
    const answer = await askChoice({
      title: l10n.t('Choose Provider for This Repository'),
      placeholder: l10n.t('{0}: several providers can answer. The choice is remembered.', repositoryKey),
      items: providers.map((provider) => providerItem(provider, hosts)),
      timeoutMs: minute,
    });
    return answer.kind === 'next' ? answer.value : undefined;
  };
}
