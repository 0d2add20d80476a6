import { l10n, window } from 'vscode';
import type { Project } from '../../core/project/project';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import { runCommand } from '../commands/command';
import { sourceProblemSentence } from '../remoteSources/sourceWords';
import type { SourceProblem } from '../remoteSources/usableAccount';
import { hindranceSentence } from '../words/projectWords';

/** Says why a project's host was not asked, or what it answered, with what helps. */
export async function tellSourceProblem(
  { directory }: { readonly directory: Pick<ProviderDirectory, 'current'> },
  project: Project,
  problem: SourceProblem,
): Promise<void> {
  const { name, providerId } = project;
  const provider = directory.current().byId.get(providerId);
  const say = (reason: string): string => l10n.t('{name}: {problem}', { name, problem: reason });
  const reassign = l10n.t('Reassign Provider…');
  if (provider === undefined) {
    const sentence = say(hindranceSentence({ kind: 'providerMissing' }));
    if ((await window.showErrorMessage(sentence, reassign)) === reassign) {
      await runCommand('reassignProject', { project });
    }
    return;
  }
  const [label, run] = remedyOf(problem);
  const answer = await window.showErrorMessage(say(sourceProblemSentence(problem)), label);
  if (answer === label) await run(providerId);
}

function remedyOf(problem: SourceProblem): readonly [string, (providerId: string) => Thenable<unknown>] {
  switch (problem.kind) {
    case 'gone':
      return [l10n.t('Activate'), (id) => runCommand('activate', id)];
    case 'tokenMissing':
    case 'deadToken':
      return [l10n.t('Update Token…'), (id) => runCommand('updateToken', id)];
    case 'host':
      return [l10n.t('Test Connection'), (id) => runCommand('testConnection', id)];
  }
}
