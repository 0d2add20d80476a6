import { homedir } from 'node:os';
import { l10n, Uri, window, workspace } from 'vscode';
import { encodeLine } from '../../core/history/decodeHistory';
import type { History, HistoryEntry } from '../../core/history/history';
import { historyRows } from '../../core/history/historyRows';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import { historyMarkdown } from '../historyText';
import { refusalSentence } from '../words/refusalWords';

export interface ExportHistoryParts {
  readonly directory: ProviderDirectory;
  readonly history: History;
}

/** Milliseconds for which the status bar says that it is done. */
const toldMs = 5_000;

/** Writes the whole history to a file: a table for people, or lines of JSON for programs. */
export async function exportHistory({ directory, history }: ExportHistoryParts): Promise<void> {
  const refusal = directory.policy().refuses('read');
  if (refusal !== undefined) {
    void window.showErrorMessage(refusalSentence(refusal));
    return;
  }
  const folder = workspace.workspaceFolders?.[0]?.uri ?? Uri.file(homedir());
  const file = await window.showSaveDialog({
    title: l10n.t('Export History'),
    saveLabel: l10n.t('Export'),
    defaultUri: Uri.joinPath(folder, 'git-providers-history.jsonl'),
    filters: { [l10n.t('JSON Lines')]: ['jsonl'], [l10n.t('Markdown')]: ['md'] },
  });
  if (file === undefined) return;
  const text = exported(await history.read(), /\.(md|markdown)$/i.test(file.path));
  await workspace.fs.writeFile(file, new TextEncoder().encode(text));
  window.setStatusBarMessage(l10n.t('The history is exported.'), toldMs);
}

function exported(entries: readonly HistoryEntry[], asMarkdown: boolean): string {
  return asMarkdown
    ? historyMarkdown(historyRows(entries))
    : entries.map((entry) => `${encodeLine(entry)}\n`).join('');
}
