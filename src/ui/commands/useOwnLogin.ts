import { l10n, window } from 'vscode';
import type { RememberedChoices } from '../../core/credential/rememberedChoices';
import { repositoryToChoose, type RepositoryToChooseParts } from '../credential/repositoryToChoose';

export interface UseOwnLoginParts extends RepositoryToChooseParts {
  readonly remembered: RememberedChoices;
}

/** From now on no provider answers for a repository: Git is what it is without the extension. Can be undone. */
export async function useOwnLogin(parts: UseOwnLoginParts, argument: unknown): Promise<void> {
  const { remembered } = parts;
  const title = l10n.t("Use Git's Own Login for This Repository");
  const repository = await repositoryToChoose(parts, argument, title);
  if (repository === undefined) return;
  const { repositoryKey } = repository;
  const before = remembered.read(repositoryKey);
  await remembered.write(repositoryKey, undefined);
  const undo = l10n.t('Undo');
  const sentence = l10n.t('Git uses its own login for {0} from now on.', repositoryKey);
  if ((await window.showInformationMessage(sentence, undo)) !== undo) return;
  if (before === undefined) await remembered.forget(repositoryKey);
  else await remembered.write(repositoryKey, before.providerId);
}
