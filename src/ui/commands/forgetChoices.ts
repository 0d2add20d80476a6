import { l10n, window, type QuickPickItem } from 'vscode';
import type { ConfirmedBindings } from '../../core/credential/confirmedBindings';
import type { RememberedChoices } from '../../core/credential/rememberedChoices';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';

export interface ForgetChoicesParts {
  readonly directory: ProviderDirectory;
  readonly remembered: RememberedChoices;
  readonly confirmed: ConfirmedBindings;
}

interface ForgettableItem extends QuickPickItem {
  readonly forget: () => Promise<void>;
}

/** Lists what the user chose for repositories, those that are open and all others, and forgets what is ticked. */
export async function forgetChoices(parts: ForgetChoicesParts): Promise<void> {
  const items = forgettable(parts);
  if (items.length === 0) {
    void window.showInformationMessage(l10n.t('No choice for a repository is remembered.'));
    return;
  }
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Forget Choices'),
    placeHolder: l10n.t('What is to be forgotten? You are asked again when it matters.'),
    canPickMany: true,
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  for (const { forget } of picked ?? []) await forget();
}

function forgettable({ directory, remembered, confirmed }: ForgetChoicesParts): readonly ForgettableItem[] {
  const nameOf = (id: string): string =>
    directory.current().byId.get(id)?.name ?? l10n.t('a provider that is not here now');
  const choices = remembered.list().map(({ repositoryKey, providerId }) => ({
    label: repositoryKey,
    description: providerId === undefined ? l10n.t("Git's own login") : nameOf(providerId),
    forget: () => remembered.forget(repositoryKey),
  }));
  const bindings = confirmed.list().map(({ repositoryKey, providerId, confirmed: agreed }) => ({
    label: repositoryKey,
    description: agreed
      ? l10n.t('{0}, allowed to a workspace', nameOf(providerId))
      : l10n.t('{0}, refused to a workspace', nameOf(providerId)),
    forget: () => confirmed.forget(repositoryKey, providerId),
  }));
  return [...choices, ...bindings].sort((a, b) => a.label.localeCompare(b.label));
}
