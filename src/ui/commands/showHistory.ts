import * as v from 'valibot';
import { l10n, ThemeIcon, window } from 'vscode';
import type { History, HistoryEntry } from '../../core/history/history';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import type { HistoryDocuments, HistorySubject } from '../historyDocuments';
import { askChoice, type ChoiceItem } from '../quickInput/askChoice';
import { refusalSentence } from '../words/refusalWords';

export interface ShowHistoryParts {
  readonly directory: ProviderDirectory;
  readonly history: History;
  readonly historyDocuments: HistoryDocuments;
}

/** A provider's id as menus and tree rows pass it. */
const subjectArgument = v.union([
  v.string(),
  v.pipe(
    v.object({ providerId: v.string() }),
    v.transform((row) => row.providerId),
  ),
]);

/** Shows what happened to one provider, also a deleted one, or to all. */
export async function showHistory(parts: ShowHistoryParts, argument: unknown): Promise<void> {
  const { directory, history, historyDocuments } = parts;
  const refusal = directory.policy().refuses('read');
  if (refusal !== undefined) {
    void window.showErrorMessage(refusalSentence(refusal));
    return;
  }
  const named = v.safeParse(subjectArgument, argument);
  const given = named.success ? directory.current().byId.get(named.output) : undefined;
  if (given !== undefined) {
    await historyDocuments.show(given);
    return;
  }
  const picked = await askChoice<HistorySubject | undefined>({
    title: l10n.t('Show History'),
    placeholder: l10n.t('Of which provider?'),
    items: subjectItems(await history.read(), (id) => directory.current().byId.has(id)),
  });
  if (picked.kind === 'next') await historyDocuments.show(picked.value);
}

function subjectItems(
  entries: readonly HistoryEntry[],
  exists: (id: string) => boolean,
): readonly ChoiceItem<HistorySubject | undefined>[] {
  // The last name of each counts, and what happened last comes first.
  const names = new Map<string, string>();
  for (const { id, name } of entries) {
    names.delete(id);
    names.set(id, name);
  }
  const all: ChoiceItem<undefined> = {
    label: l10n.t('All Providers'),
    iconPath: new ThemeIcon('history'),
    value: undefined,
  };
  const items = [...names].reverse().map(([id, name]) => ({
    label: name,
    ...(!exists(id) && { description: l10n.t('not here now') }),
    iconPath: new ThemeIcon('plug'),
    value: { id, name },
  }));
  return [all, ...items];
}
