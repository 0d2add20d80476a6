import { l10n, QuickPickItemKind, ThemeIcon, type QuickPickItem } from 'vscode';
import type { TestProblem } from '../../core/diagnosis/connectionTester';
import { newToken, type Remedy } from '../../core/diagnosis/remedy';
import { worstCheck, type Check, type Report } from '../../core/diagnosis/report';
import type { Result } from '../../shared/result';
import { checkIcon, checkLabel, checkReason, checkStatusLabel } from '../words/checkWords';
import { findingSentence } from '../words/findingWords';
import { remedyLabel } from '../words/remedyWords';
import { problemSentence, reportIcon, reportSentence } from '../words/reportWords';

/** A line of a report; one with a remedy can be chosen. */
export interface ReportItem extends QuickPickItem {
  readonly remedy?: Remedy;
}

/** One check; where something is wrong, why it matters stands behind what was seen. */
export function checkItem({ id, status, finding }: Check): ReportItem {
  const sentence = findingSentence(finding);
  const wrong = status === 'failed' || status === 'warning';
  return {
    label: checkLabel(id),
    description: checkStatusLabel(status),
    detail: wrong ? `${sentence} ${checkReason(id)}` : sentence,
    iconPath: new ThemeIcon(checkIcon(status)),
    alwaysShow: true,
  };
}

export function outcomeTitle(outcome: Result<Report, TestProblem>): string {
  return outcome.ok ? reportSentence(outcome.value) : problemSentence(outcome.error);
}

/** The one sentence with what helps, and below it every check with its own remedies. */
export function outcomeItems(outcome: Result<Report, TestProblem>): readonly ReportItem[] {
  if (!outcome.ok) {
    const remedies = outcome.error.kind === 'refused' ? [] : newToken.toReversed();
    return [sentenceItem(outcome, 'error'), ...remedies.map(remedyItem)];
  }
  const worst = worstCheck(outcome.value);
  return [
    sentenceItem(outcome, reportIcon(outcome.value)),
    ...(worst?.remedies ?? []).map(remedyItem),
    { label: l10n.t('Checks'), kind: QuickPickItemKind.Separator },
    ...outcome.value.checks.flatMap((check) => [
      checkItem(check),
      ...(check === worst ? [] : check.remedies.map(remedyItem)),
    ]),
  ];
}

function sentenceItem(outcome: Result<Report, TestProblem>, icon: string): ReportItem {
  return { label: outcomeTitle(outcome), iconPath: new ThemeIcon(icon), alwaysShow: true };
}

function remedyItem(remedy: Remedy): ReportItem {
  return { label: remedyLabel(remedy), iconPath: new ThemeIcon('arrow-right'), alwaysShow: true, remedy };
}
