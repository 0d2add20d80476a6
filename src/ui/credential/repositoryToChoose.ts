import { l10n, window } from 'vscode';
import type { Explainer } from '../../core/credential/explainer';
import type { Explanation } from '../../core/credential/explanation';
import type { Resolver } from '../../core/credential/resolver';
import { verdictSentence } from '../words/explainWords';
import { pickRemote, tellNoSubject } from './pickRemote';

export interface RepositoryToChooseParts {
  readonly resolver: Resolver;
  readonly explainer: Explainer;
}

/** A repository for which something can be remembered. */
export type NamedRepository = Explanation & { readonly repositoryKey: string };

/**
 * The repository that a command is for, with who answers for it now. Says so where nothing can be remembered.
 *
 * @param argument a URL, or VS Code's `SourceControl`
 */
export async function repositoryToChoose(
  { resolver, explainer }: RepositoryToChooseParts,
  argument: unknown,
  title: string,
): Promise<NamedRepository | undefined> {
  const picked =
    typeof argument === 'string' ? { url: argument } : await pickRemote(resolver, argument, title);
  if (picked === 'cancelled') return undefined;
  if (typeof picked === 'string') {
    tellNoSubject(picked);
    return undefined;
  }
  const explanation = await explainer.explain(picked.url);
  const { repositoryKey, verdict } = explanation;
  if (repositoryKey !== undefined) return { ...explanation, repositoryKey };
  void window.showInformationMessage(
    verdict.kind === 'nobody'
      ? l10n.t('No provider is for the host of {0}, so there is nothing to choose.', explanation.url)
      : verdictSentence(verdict),
  );
  return undefined;
}
