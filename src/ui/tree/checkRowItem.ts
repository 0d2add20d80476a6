import { ThemeColor, ThemeIcon, TreeItem } from 'vscode';
import type { Check, CheckStatus } from '../../core/diagnosis/report';
import { checkIcon, checkLabel, checkReason, checkStatusLabel } from '../words/checkWords';
import { findingSentence } from '../words/findingWords';

/** A check of the last report: what was looked at, how it went, and what was seen. */
export function checkRowItem(providerId: string, { id, status, finding }: Check): TreeItem {
  const item = new TreeItem(checkLabel(id));
  const sentence = findingSentence(finding);
  item.id = `${providerId} check ${id}`;
  item.contextValue = `check ${status}`;
  item.description = `${checkStatusLabel(status)} · ${sentence}`;
  item.tooltip = `${sentence}\n\n${checkReason(id)}`;
  const color = colorOf(status);
  item.iconPath = new ThemeIcon(checkIcon(status), color === undefined ? undefined : new ThemeColor(color));
  return item;
}

function colorOf(status: CheckStatus): string | undefined {
  switch (status) {
    case 'passed':
      return 'testing.iconPassed';
    case 'warning':
      return 'list.warningForeground';
    case 'failed':
      return 'list.errorForeground';
    case 'skipped':
      return 'disabledForeground';
  }
}
