import { l10n, window } from 'vscode';
import type { ShowConfirmation } from '../../core/credential/confirmedBindings';
import type { GitHost } from '../../core/host/gitHost';
import { providerItem } from '../commands/pickProvider';
import { askChoice } from '../quickInput/askChoice';

const minute = 60_000;

/**
 * Asks whether the workspace may use a provider of the user's for a repository. No is what is marked, and a window that
 * nobody looks at does not ask.
 */
export function createBindingQuestion(hosts: ReadonlyMap<string, GitHost>): ShowConfirmation {
  return async (repositoryKey, provider) => {
    if (!window.state.focused) return undefined;
    const { description, iconPath } = providerItem(provider, hosts);
    const place = { ...(description !== undefined && { description }), ...(iconPath && { iconPath }) };
    const answer = await askChoice<boolean>({
      title: l10n.t('Provider Wanted by This Workspace'),
      placeholder: l10n.t(
        'The settings of this workspace want your provider “{0}” for {1}. The answer is remembered.',
        provider.name,
        repositoryKey,
      ),
      items: [
        { label: l10n.t('Do Not Use It for This Repository'), value: false },
        { label: l10n.t('Use “{0}” for This Repository', provider.name), ...place, value: true },
      ],
      active: false,
      timeoutMs: minute,
    });
    return answer.kind === 'next' ? answer.value : undefined;
  };
}
