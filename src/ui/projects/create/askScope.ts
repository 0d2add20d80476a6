import { l10n, ThemeIcon } from 'vscode';
import type { Scope } from '../../../core/provider/provider';
import { scopeKey } from '../../../core/provider/provider';
import { askChoice } from '../../quickInput/askChoice';
import type { StepOutcome, StepPosition } from '../../quickInput/wizard';
import { scopeIcon, scopeDetail } from '../../words/createProjectWords';
import { scopeName } from '../../words/scopeWords';

/** Whose settings say that the repository uses the provider. */
export function askScope(
  title: string,
  scopes: readonly Scope[],
  scope: Scope | undefined,
  position: StepPosition,
): Promise<StepOutcome<Scope>> {
  const active = scopes.find((each) => scope !== undefined && scopeKey(each) === scopeKey(scope));
  return askChoice({
    title,
    placeholder: l10n.t('In which settings is the project to be saved?'),
    items: scopes.map((each) => ({
      label: scopeName(each),
      detail: scopeDetail(each),
      iconPath: new ThemeIcon(scopeIcon(each)),
      value: each,
    })),
    ...(active !== undefined && { active }),
    position,
  });
}
