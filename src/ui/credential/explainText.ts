import { env, l10n } from 'vscode';
import type { AnswerEntry } from '../../core/credential/answerLog';
import { createExplainer, type ExplainerParts } from '../../core/credential/explainer';
import type { Explanation } from '../../core/credential/explanation';
import { literal, markdownTable } from '../../core/history/literalMarkdown';
import {
  answerSentence,
  choiceSentence,
  outcomeLabel,
  verdictSentence,
  whyNotSentence,
} from '../words/explainWords';

/** Who answers for a remote's URL, and the last answers. */
export async function explainText(
  parts: ExplainerParts,
  remoteUrl: string,
  answers: readonly AnswerEntry[],
): Promise<string> {
  return explanationText(await createExplainer(parts).explain(remoteUrl), answers);
}

/** An explanation and the last answers as Markdown. Whatever others wrote stands in it literally. */
function explanationText(explanation: Explanation, answers: readonly AnswerEntry[]): string {
  const { url, verdict, others } = explanation;
  const parts = [`# ${l10n.t('Credential for Git')}`, literal(url), plain(verdictSentence(verdict))];
  if (verdict.kind === 'answers') parts.push(choiceSentence(verdict.reason));
  if (verdict.kind === 'asks') {
    parts.push(verdict.providers.map(({ name }) => `- ${literal(name)}`).join('\n'));
  }
  parts.push(`## ${l10n.t('Other providers of this host')}`);
  parts.push(
    others.length === 0
      ? l10n.t('None.')
      : markdownTable(
          [l10n.t('Provider'), l10n.t('Why it does not answer')],
          others.map(({ provider, why }) => [literal(provider.name), plain(whyNotSentence(why))]),
        ),
  );
  parts.push(`## ${l10n.t('The last answers to Git')}`, answerTable(answers));
  return `${parts.join('\n\n')}\n`;
}

function answerTable(answers: readonly AnswerEntry[]): string {
  if (answers.length === 0) return l10n.t('Git has asked nothing since this window was opened.');
  const time = new Intl.DateTimeFormat(env.language, { timeStyle: 'medium' });
  return markdownTable(
    [l10n.t('When'), l10n.t('Address'), l10n.t('Provider'), l10n.t('Outcome'), l10n.t('Reason')],
    answers.map(({ at, url, provider, outcome, reason }) => [
      time.format(at),
      literal(url),
      provider === undefined ? '' : literal(provider),
      outcomeLabel(outcome),
      answerSentence(reason),
    ]),
  );
}

/** A sentence with names of others in it, as Markdown that is nothing but text. */
function plain(sentence: string): string {
  return sentence.replace(/[\\`*_{}[\]()<>#!|~&$]/g, '\\$&');
}
