import { l10n } from 'vscode';
import type { Provider } from '../../core/provider/provider';
import { openGitApi } from '../gitExtension';
import { askRepository } from '../projects/create/askRepository';
import { openClones } from '../projects/create/openClones';
import type { StepOutcome } from '../quickInput/wizard';
import { createRepositoryFinder } from '../remoteSources/repositoryFinder';
import { usableAccount } from '../remoteSources/usableAccount';
import { noSteps } from '../webhooks/noSteps';
import type { DiagnoseCommandParts } from './diagnoseCommandParts';

/** One of the provider's repositories, open ones first; `undefined` where the host is not to be asked for them. */
export async function askDiagnosedRepository(
  parts: DiagnoseCommandParts,
  provider: Provider,
  title: string,
): Promise<StepOutcome<string | undefined>> {
  const usable = await usableAccount(parts, provider);
  if (!usable.ok) return { kind: 'next', value: undefined };
  const git = await openGitApi();
  const { host } = usable.value;
  const finder = createRepositoryFinder({
    ...parts,
    verify: (each, account) => parts.tester.verify(each, account),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
  return askRepository({
    title,
    placeholder: l10n.t('Which repository of “{0}”? Type to search.', provider.name),
    finder,
    providerId: provider.id,
    open: git === undefined ? [] : openClones(git.repositories, { provider, host }),
    position: noSteps(false),
  });
}
