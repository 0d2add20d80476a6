import { window, workspace } from 'vscode';
import type { AccountSummaries } from '../../core/account/accountSummaries';
import type { GitHost } from '../../core/host/gitHost';
import { takeInventory, type InventoryFacts } from '../../core/project/inventory';
import type { HealthStore } from '../../core/provider/health';
import type { Provider } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import { providerState } from '../../core/provider/providerState';
import { inventoryText } from '../projects/inventoryText';
import { refusalSentence } from '../words/refusalWords';

export interface InventoryParts {
  readonly directory: ProviderDirectory;
  readonly summaries: AccountSummaries;
  readonly health: HealthStore;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly now: () => Date;
}

/** Opens a Markdown document, saved nowhere yet, of all providers and projects. */
export async function createInventory(parts: InventoryParts): Promise<void> {
  const { directory, hosts, now } = parts;
  const current = directory.current();
  if (current.refusal !== undefined) {
    void window.showErrorMessage(refusalSentence(current.refusal));
    return;
  }
  const facts = await Promise.all(
    current.providers.map(async (provider) => [provider.id, await factsOf(parts, provider)] as const),
  );
  const content = inventoryText(takeInventory(current, new Map(facts)), hosts, now());
  await window.showTextDocument(await workspace.openTextDocument({ language: 'markdown', content }));
}

async function factsOf(
  { summaries, health, now }: InventoryParts,
  provider: Provider,
): Promise<InventoryFacts> {
  const account = await summaries.of(provider);
  const state = providerState(provider, account, health.read(provider.id), now());
  if ('kind' in account) return { state };
  const { username, expiresAt } = account;
  return {
    state,
    ...(username !== undefined && { username }),
    ...(expiresAt !== undefined && { expiresAt }),
  };
}
