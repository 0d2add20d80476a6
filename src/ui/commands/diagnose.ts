import { env, l10n, window } from 'vscode';
import { diagnose as findCauses } from '../../core/diagnosis/troubleshooting/diagnose';
import type { GitAsks } from '../../core/diagnosis/troubleshooting/cause';
import type { Diagnosis } from '../../core/diagnosis/troubleshooting/diagnosis';
import type { Subject } from '../../core/diagnosis/troubleshooting/subject';
import { readGitSettings } from '../credential/gitSettings';
import { applyTreatment } from '../diagnose/applyTreatment';
import { askSubject } from '../diagnose/askSubject';
import { askTrouble } from '../diagnose/askTrouble';
import type { DiagnoseCommandParts } from '../diagnose/diagnoseCommandParts';
import { diagnosisText } from '../diagnose/diagnosisText';
import { readGiven } from '../diagnose/readGiven';
import { showDiagnosis } from '../diagnose/showDiagnosis';
import { whileDiagnosing } from '../diagnose/whileDiagnosing';
import { troubleLabel } from '../words/diagnoseWords';

export type { DiagnoseCommandParts } from '../diagnose/diagnoseCommandParts';

/**
 * Finds out why something does not work: asks what, looks at everything that may be the cause, and shows all causes with
 * what helps against each.
 *
 * @param argument a provider's id, the row of a provider, a project or a repository, VS Code's `SourceControl`, a
 *   webhook as `{ providerId, repository, webhookId }`, or any of them with `trouble`
 */
export async function diagnose(parts: DiagnoseCommandParts, argument: unknown): Promise<void> {
  const given = readGiven(parts, argument);
  const trouble = await askTrouble(given);
  const subject = trouble && (await askSubject(parts, trouble, given));
  if (subject === undefined) return;
  let again = true;
  while (again) {
    const diagnosis = await runDiagnosis(parts, subject);
    again = diagnosis !== undefined && (await goOn(parts, diagnosis, given.place));
  }
}

function runDiagnosis(parts: DiagnoseCommandParts, subject: Subject): Promise<Diagnosis | undefined> {
  const about = { ...parts, gitAsks: () => gitAsks(parts) };
  return whileDiagnosing(troubleLabel(subject.trouble), (signal, onCheck) =>
    findCauses({ parts: about, signal, onCheck }, subject),
  );
}

/** `true`: once more. */
async function goOn(parts: DiagnoseCommandParts, diagnosis: Diagnosis, place: unknown): Promise<boolean> {
  const next = await showDiagnosis(diagnosis);
  switch (next?.kind) {
    case undefined:
      return false;
    case 'again':
      return true;
    case 'open':
      await parts.diagnosisDocuments.show(diagnosisText(diagnosis));
      return false;
    case 'copy':
      await env.clipboard.writeText(diagnosisText(diagnosis));
      window.setStatusBarMessage(l10n.t('The report was copied. There is no secret in it.'), 5000);
      return false;
    case 'treat': {
      const { treatment } = next;
      if (treatment.kind === 'remedy' && treatment.remedy.kind === 'testAgain') return true;
      await applyTreatment(parts, treatment, diagnosis, place);
      return false;
    }
  }
}

function gitAsks({ gitIntegration }: Pick<DiagnoseCommandParts, 'gitIntegration'>): GitAsks {
  const { credentialHelper } = readGitSettings();
  if (credentialHelper === 'off') return 'never';
  if (credentialHelper === 'fallbackOnly') return 'throughEditor';
  return gitIntegration.reachesGit() ? 'us' : 'unable';
}
