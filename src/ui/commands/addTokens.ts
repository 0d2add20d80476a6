import { l10n, window } from 'vscode';
import type { AccountSummaries } from '../../core/account/accountSummaries';
import type { Provider } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import { providersWithoutToken } from '../../core/provider/providersWithoutToken';
import { enterTokenStep, type EnterTokenStepParts } from '../transfer/enterTokenStep';
import { testTogether, type TestTogetherParts } from './testTogether';

export interface AddTokensParts extends EnterTokenStepParts, TestTogetherParts {
  readonly directory: ProviderDirectory;
  readonly summaries: AccountSummaries;
}

/**
 * Steps through the active providers that have no token on this machine; each can be skipped. Escape ends it; what was
 * entered stays, and is tested at the end.
 */
export async function addTokens(parts: AddTokensParts): Promise<void> {
  const missing = await providersWithoutToken(parts.directory.current().providers, parts.summaries);
  if (missing.length === 0) {
    void window.showInformationMessage(l10n.t('Every active provider has a token on this machine.'));
    return;
  }
  const entered: Provider[] = [];
  for (const [index, provider] of missing.entries()) {
    const title = l10n.t('Add Tokens ({0} of {1}): {2}', index + 1, missing.length, provider.name);
    const step = await enterTokenStep(parts, provider, title);
    if (step === 'cancelled') break;
    if (step === 'stored') entered.push(provider);
  }
  tellLeft(
    entered.length,
    missing.filter((provider) => !entered.includes(provider)),
  );
  if (entered.length > 0) await testTogether(parts, entered);
}

/** What still needs a token. Where nothing was entered, or nothing is left, there is nothing to say. */
function tellLeft(entered: number, left: readonly Provider[]): void {
  if (entered === 0 || left.length === 0) return;
  const names = left.map(({ name }) => name).join(', ');
  const added = entered === 1 ? l10n.t('1 token was added.') : l10n.t('{0} tokens were added.', entered);
  const needed =
    left.length === 1
      ? l10n.t('1 provider still needs one: {0}.', names)
      : l10n.t('{0} providers still need one: {1}.', left.length, names);
  void window.showInformationMessage([added, needed].join(' '));
}
