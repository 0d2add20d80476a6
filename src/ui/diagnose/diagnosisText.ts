import { l10n } from 'vscode';
import type { Diagnosis, FoundCause } from '../../core/diagnosis/troubleshooting/diagnosis';
import type { Subject } from '../../core/diagnosis/troubleshooting/subject';
import { literal } from '../../core/history/literalMarkdown';
import { withoutPassword } from '../credential/withoutPassword';
import { diagnosisSentence, troubleLabel } from '../words/diagnoseWords';
import { causeLabel, causeSentence } from './causeWords';
import { treatmentLabel } from './treatmentLabel';

/** A diagnosis as Markdown to be read and passed on. There is no secret in it, and what others wrote is mere text. */
export function diagnosisText(diagnosis: Diagnosis): string {
  const { subject, found } = diagnosis;
  const causes = found.filter(({ gravity }) => gravity !== 'untold');
  const open = found.filter(({ gravity }) => gravity === 'untold');
  const parts = [
    `# ${plain(troubleLabel(subject.trouble))}`,
    subjectFacts(subject, diagnosis).map(literal).join(' · '),
    plain(diagnosisSentence(diagnosis)),
    ...section(l10n.t('What was found'), causes),
    ...section(l10n.t('What cannot be told'), open),
  ];
  return `${parts.join('\n\n')}\n`;
}

function section(title: string, found: readonly FoundCause[]): readonly string[] {
  return found.length === 0 ? [] : [`## ${title}`, found.map(causeLine).join('\n')];
}

function causeLine({ cause, treatments }: FoundCause): string {
  const labels = [...new Set(treatments.map(treatmentLabel))].map((label) => `  - ${plain(label)}`);
  return [`- **${plain(causeLabel(cause))}**: ${plain(causeSentence(cause))}`, ...labels].join('\n');
}

/** What the diagnosis is about. */
function subjectFacts(subject: Subject, { provider }: Diagnosis): readonly string[] {
  const of = provider === undefined ? [] : [provider.name, provider.baseUrl.href];
  switch (subject.trouble) {
    case 'connection':
    case 'deletion':
      return of;
    case 'repositories':
      return subject.missing === undefined ? of : [...of, subject.missing];
    case 'webhook':
      return subject.repository === undefined ? of : [...of, subject.repository];
    case 'creation':
      return [subject.attempt.name, withoutPassword(subject.attempt.baseUrl)];
    case 'clone':
      return [...of, withoutPassword(subject.url)];
  }
}

/** A sentence with names of others in it, as Markdown that is nothing but text. */
function plain(sentence: string): string {
  return sentence.replace(/[\r\n]+/g, ' ').replace(/[\\`*_{}[\]()<>#!|~&$]/g, '\\$&');
}
