import { env, l10n } from 'vscode';
import type { HistoryEntry } from '../core/history/history';
import { historyRows, type HistoryRow } from '../core/history/historyRows';
import { literal, markdownTable } from '../core/history/literalMarkdown';
import { actionLabel, changeLabel } from './words/historyWords';

/** A preview of more rows takes too long to lay out. The export has them all. */
const shownRows = 1_000;

/** @param id of the provider; all of them without */
export function historyText(entries: readonly HistoryEntry[], id: string | undefined): string {
  return historyMarkdown(historyRows(entries, id), shownRows);
}

/**
 * The history as Markdown, newest first. Whatever others wrote stands in it literally.
 *
 * @param limit rows at most; the rest is named
 */
export function historyMarkdown(rows: readonly HistoryRow[], limit = rows.length): string {
  const title = `# ${l10n.t('History of Git Providers')}`;
  if (rows.length === 0) return `${title}\n\n${l10n.t('Nothing is recorded yet.')}\n`;
  const header = [l10n.t('When'), l10n.t('Provider'), l10n.t('What happened'), l10n.t('Machine')];
  const time = new Intl.DateTimeFormat(env.language, { dateStyle: 'medium', timeStyle: 'medium' });
  const cells = ({ entry, changes }: HistoryRow): readonly string[] => [
    time.format(new Date(entry.at)),
    literal(entry.name),
    whatHappened(entry, changes),
    literal(entry.machine),
  ];
  const table = markdownTable(header, rows.slice(0, limit).map(cells));
  const left = rows.length - limit;
  const rest = left > 0 ? `\n\n${l10n.t('{0} older entries are in the export.', left)}` : '';
  return `${title}\n\n${table}${rest}\n`;
}

function whatHappened({ action, scope }: HistoryRow['entry'], changes: HistoryRow['changes']): string {
  const label = actionLabel(action, scope, literal);
  if (changes.length === 0) return label;
  return `${label}: ${changes.map((change) => changeLabel(change, literal)).join('; ')}`;
}
