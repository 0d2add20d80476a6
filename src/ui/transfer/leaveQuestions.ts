import { l10n, window } from 'vscode';
import type { GitHost } from '../../core/host/gitHost';
import type { Policy } from '../../core/permission/permission';
import type { Provider } from '../../core/provider/provider';
import type { LeaveChoice } from '../../core/transfer/leaveProvider';
import { providerItem } from '../commands/pickProvider';
import { askMany, separator, type ManyItem } from './askMany';

/** Which providers are left; typing filters by name, host and organization. `undefined`: the user cancelled. */
export function askWhomToLeave(
  providers: readonly Provider[],
  hosts: ReadonlyMap<string, GitHost>,
): Promise<readonly Provider[] | undefined> {
  const origins = [...new Set(providers.map(({ baseUrl }) => baseUrl.href))].sort();
  return askMany({
    title: l10n.t('Leave Client'),
    placeholder: l10n.t('Which providers go? Type a host or an organization to see only those.'),
    items: origins.flatMap((href): readonly ManyItem<Provider>[] => [
      separator(href.replace(/^https?:\/\//, '')),
      ...providers
        .filter(({ baseUrl }) => baseUrl.href === href)
        .toSorted((one, other) => (one.organization ?? '').localeCompare(other.organization ?? ''))
        .map((provider) => providerItem(provider, hosts)),
    ]),
  });
}

/** What is to become of tokens and definitions; `undefined`: the user cancelled. Asked once for all. */
export async function askHowToLeave(
  providers: readonly Provider[],
  hosts: ReadonlyMap<string, GitHost>,
  policy: Policy,
): Promise<LeaveChoice | undefined> {
  const revocable = providers.filter(
    ({ type, baseUrl }) => hosts.get(type)?.capabilities(baseUrl).revokesTokens === true,
  );
  const items: ManyItem<keyof LeaveChoice>[] = [
    ...(revocable.length === 0
      ? []
      : [
          {
            label: l10n.t('Revoke the Tokens on Their Hosts'),
            detail: l10n.t('They end for everybody who uses them: {0}.', namesOf(revocable)),
            value: 'revoke' as const,
          },
        ]),
    ...(policy.allows('delete')
      ? [
          {
            label: l10n.t('Delete the Definitions'),
            detail: l10n.t('Otherwise they stay in the settings, and only the tokens go.'),
            picked: true,
            value: 'deleteDefinitions' as const,
          },
        ]
      : []),
  ];
  if (items.length === 0) return { revoke: false, deleteDefinitions: false };
  const picked = await askMany({
    title: l10n.t('Leave Client'),
    placeholder: l10n.t('What else is to be done? The tokens on this machine go in any case.'),
    items,
  });
  return (
    picked && { revoke: picked.includes('revoke'), deleteDefinitions: picked.includes('deleteDefinitions') }
  );
}

/** The one question before anything is done. It names what goes. */
export async function confirmLeaving(
  providers: readonly Provider[],
  projectNames: readonly string[],
  choice: LeaveChoice,
): Promise<boolean> {
  const verb = l10n.t('Leave');
  const sentences = [
    l10n.t('Providers: {0}.', namesOf(providers)),
    ...(projectNames.length === 0
      ? []
      : [l10n.t('Pipeline projects that are detached: {0}.', projectNames.join(', '))]),
    l10n.t('Their tokens on this machine go, and what is remembered of them: choices, health and usage.'),
    choice.revoke
      ? l10n.t('On their hosts the tokens are revoked where that can be done from here.')
      : l10n.t('On their hosts the tokens stay valid until you revoke them there.'),
    choice.deleteDefinitions
      ? l10n.t('Their definitions are deleted. The history keeps them.')
      : l10n.t('Their definitions stay in the settings.'),
  ];
  const answer = await window.showWarningMessage(
    providers.length === 1 ? l10n.t('Leave 1 provider?') : l10n.t('Leave {0} providers?', providers.length),
    { modal: true, detail: sentences.join('\n\n') },
    verb,
  );
  return answer === verb;
}

function namesOf(providers: readonly Provider[]): string {
  return providers.map(({ name }) => name).join(', ');
}
