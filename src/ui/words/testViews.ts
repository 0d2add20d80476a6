import type { TestProblem } from '../../core/diagnosis/connectionTester';
import { newToken, type Remedy } from '../../core/diagnosis/remedy';
import { worstCheck, type Check, type Report } from '../../core/diagnosis/report';
import type { Result } from '../../shared/result';
import type { CheckRow, RemedyButton, TestOutcomeView } from '../../shared/webview/testView';
import { checkLabel, checkReason, checkStatusLabel } from './checkWords';
import { findingSentence } from './findingWords';
import { problemSentence, reportSentence } from './reportWords';

/** Makes a button of a remedy, by which the page asks for it later. */
export type OfferRemedy = (remedy: Remedy) => RemedyButton;

/** A check as pages show it. */
export function checkRow({ id, status, finding, remedies }: Check, offer: OfferRemedy): CheckRow {
  const wrong = status === 'failed' || status === 'warning';
  return {
    id,
    label: checkLabel(id),
    sign: status,
    status: checkStatusLabel(status),
    sentence: findingSentence(finding),
    remedies: remedies.map(offer),
    ...(wrong && { reason: checkReason(id) }),
  };
}

/** The one sentence with what helps, and every check; those of the sentence's own check are not offered twice. */
export function outcomeView(outcome: Result<Report, TestProblem>, offer: OfferRemedy): TestOutcomeView {
  if (!outcome.ok) {
    const remedies = outcome.error.kind === 'refused' ? [] : newToken.toReversed();
    return nothingTested(problemSentence(outcome.error), remedies.map(offer));
  }
  const worst = worstCheck(outcome.value);
  return {
    sentence: reportSentence(outcome.value),
    sign: worst?.status ?? 'passed',
    remedies: (worst?.remedies ?? []).map(offer),
    checks: outcome.value.checks.map((check) =>
      checkRow(check === worst ? { ...check, remedies: [] } : check, offer),
    ),
  };
}

export function nothingTested(sentence: string, remedies: readonly RemedyButton[] = []): TestOutcomeView {
  return { sentence, sign: 'failed', remedies, checks: [] };
}
