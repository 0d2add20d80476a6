import { l10n } from 'vscode';
import type { TestedProvider } from '../../core/diagnosis/testMany';
import type { TestProblem } from '../../core/diagnosis/connectionTester';
import type { Finding } from '../../core/diagnosis/finding';
import { findCheck, worstCheck, type Report } from '../../core/diagnosis/report';
import { checkIcon } from './checkWords';
import { findingSentence, tokenExpiryPhrase } from './findingWords';
import { refusalSentence } from './refusalWords';
import { absenceSentence } from './stateWords';

export function reportIcon(report: Report): string {
  return checkIcon(worstCheck(report)?.status ?? 'passed');
}

/** The one sentence on top: who is connected to what and for how long, or the worst finding with what to do. */
export function reportSentence(report: Report): string {
  const worst = worstCheck(report);
  if (worst?.status === 'failed') return failureSentence(worst.finding);
  const expiry = findCheck(report, 'expiry')?.finding;
  const phrases = [connectedPhrase(report.username, findCheck(report, 'repositories')?.finding)];
  if (expiry?.kind === 'expires') phrases.push(...tokenExpiryPhrase(expiry.at, expiry.days));
  if (worst !== undefined && worst.id !== 'expiry') phrases.push(findingSentence(worst.finding));
  return phrases.join(' ');
}

/** What one line of a summary says of a provider that was tested. */
export function outcomeSentence({ outcome }: TestedProvider): string {
  return outcome.ok ? reportSentence(outcome.value) : problemSentence(outcome.error);
}

export function outcomeIcon({ outcome }: TestedProvider): string {
  return outcome.ok ? reportIcon(outcome.value) : 'error';
}

/** Why nothing was tested. */
export function problemSentence(problem: TestProblem): string {
  return problem.kind === 'refused' ? refusalSentence(problem.refusal) : absenceSentence(problem);
}

/** A token that only looks wrong fails no test: the host has said no to it. */
function failureSentence(finding: Finding): string {
  const sentence = findingSentence(finding);
  return finding.kind === 'tokenSuspicious' ? l10n.t('The host rejects the token. {0}', sentence) : sentence;
}

function connectedPhrase(username: string | undefined, seen: Finding | undefined): string {
  if (seen?.kind !== 'repositoriesSeen') {
    return username === undefined ? l10n.t('Connected.') : l10n.t('Connected as {0}.', username);
  }
  const repositories = repositoriesPhrase(seen.count, seen.more, seen.organization);
  return username === undefined
    ? l10n.t('Connected, {0}.', repositories)
    : l10n.t('Connected as {0}, {1}.', username, repositories);
}

function repositoriesPhrase(count: number, more: boolean, organization: string | undefined): string {
  if (organization === undefined) {
    if (more) return l10n.t('more than {0} repositories', count);
    return count === 1 ? l10n.t('1 repository') : l10n.t('{0} repositories', count);
  }
  if (more) return l10n.t('more than {0} repositories in {1}', count, organization);
  return count === 1
    ? l10n.t('1 repository in {0}', organization)
    : l10n.t('{0} repositories in {1}', count, organization);
}
