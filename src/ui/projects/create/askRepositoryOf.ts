import { l10n } from 'vscode';
import type { ConnectionTester } from '../../../core/diagnosis/connectionTester';
import { openGitApi } from '../../gitExtension';
import type { StepOutcome, StepPosition } from '../../quickInput/wizard';
import { createRepositoryFinder, type RepositoryFinderParts } from '../../remoteSources/repositoryFinder';
import { askRepository } from './askRepository';
import { openClones } from './openClones';
import type { ChosenProvider } from './projectAnswers';

export interface AskRepositoryParts extends Omit<RepositoryFinderParts, 'verify' | 'wait'> {
  readonly tester: Pick<ConnectionTester, 'verify'>;
}

/** One of a provider's repositories, `organization/name`, those that are open in this window first. */
export async function askRepositoryOf(
  parts: AskRepositoryParts,
  title: string,
  chosen: ChosenProvider,
  position: StepPosition,
): Promise<StepOutcome<string>> {
  const { provider } = chosen;
  const git = await openGitApi();
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
    open: git === undefined ? [] : openClones(git.repositories, chosen),
    position,
  });
}
