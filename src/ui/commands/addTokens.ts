import { l10n } from 'vscode';
import type { AccountSummaries } from '../../core/account/accountSummaries';
import type { Provider } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import { providersWithoutToken } from '../../core/provider/providersWithoutToken';
import { enterToken, type EnterTokenParts } from './enterToken';
import { testTogether, type TestTogetherParts } from './testTogether';

export interface AddTokensParts extends EnterTokenParts, TestTogetherParts {
  readonly directory: ProviderDirectory;
  readonly summaries: AccountSummaries;
}

/** Steps through the active providers that have no token on this machine. Escape ends it; what was entered stays. */
export async function addTokens(parts: AddTokensParts): Promise<void> {
  const missing = await providersWithoutToken(parts.directory.current().providers, parts.summaries);
  const entered: Provider[] = [];
  for (const [index, provider] of missing.entries()) {
    const title = l10n.t('Add Tokens ({0} of {1}): {2}', index + 1, missing.length, provider.name);
    if (!(await enterToken(parts, provider, title))) break;
    entered.push(provider);
  }
  if (entered.length > 0) await testTogether(parts, entered);
}
