import { l10n, window, type LogOutputChannel } from 'vscode';
import type { Provider } from '../../core/provider/provider';
import type { SaveBothProblem } from '../../core/provider/providerSaver';
import type { Result } from '../../shared/result';
import { saveProblemSentence } from '../words/saveProblemWords';

/** Changes providers one after the other. One that fails stops none of the others; all that do are told together. */
export async function changeEach<T>(
  providers: readonly Provider[],
  log: LogOutputChannel,
  change: (provider: Provider) => Promise<Result<T, SaveBothProblem>>,
): Promise<void> {
  const failed: { readonly name: string; readonly sentence: string }[] = [];
  for (const provider of providers) {
    const changed = await change(provider);
    if (changed.ok) continue;
    log.error(`A provider was not changed (${changed.error.kind})`);
    failed.push({ name: provider.name, sentence: saveProblemSentence(changed.error) });
  }
  const [first] = failed;
  if (first === undefined) return;
  const names = failed.map(({ name }) => `“${name}”`).join(', ');
  void window.showErrorMessage(
    failed.length === 1
      ? l10n.t('{0} stays as it is. {1}', names, first.sentence)
      : l10n.t('These stay as they are: {0}. {1}', names, first.sentence),
  );
}
