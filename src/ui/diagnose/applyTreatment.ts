import { commands } from 'vscode';
import type { Diagnosis } from '../../core/diagnosis/troubleshooting/diagnosis';
import type { Treatment } from '../../core/diagnosis/troubleshooting/treatment';
import { parseBaseUrl } from '../../core/provider/baseUrl';
import { applyRemedy } from '../commands/applyRemedy';
import { runCommand } from '../commands/command';
import { commandPrefix } from '../commands/commandIds';
import { openPage } from '../commands/openPages';
import { gitSettingsSection } from '../credential/gitSettings';
import type { DiagnoseCommandParts } from './diagnoseCommandParts';

/**
 * Does what a treatment says.
 *
 * @param place what the diagnosis was called on, which may be a repository
 */
export async function applyTreatment(
  parts: DiagnoseCommandParts,
  treatment: Treatment,
  { subject, provider }: Diagnosis,
  place: unknown,
): Promise<void> {
  switch (treatment.kind) {
    case 'remedy':
      if (provider !== undefined) await applyRemedy(parts, treatment.remedy, provider);
      else if (subject.trouble === 'creation') await openTokenPage(parts, subject.attempt);
      return;
    case 'chooseProvider':
      await runCommand('chooseForRepository', treatment.url);
      return;
    case 'useHttps':
      await runCommand('useHttps', place);
      return;
    case 'explain':
      await runCommand('explainCredential', treatment.url);
      return;
    case 'manageWebhooks': {
      const target = { providerId: provider?.id, repository: treatment.repository };
      await commands.executeCommand(`${commandPrefix}manageWebhooks`, target);
      return;
    }
    case 'openPage':
      await openPage(treatment.url);
      return;
    case 'addProvider':
      await runCommand('addProvider');
      return;
    case 'deleteProvider':
    case 'deactivate':
      await runCommand(treatment.kind, provider?.id);
      return;
    case 'openGitSettings':
      await commands.executeCommand('workbench.action.openSettings', gitSettingsSection);
      return;
    case 'openSettings':
      await runCommand('openSettings');
      return;
    case 'editOther':
      await runCommand('editProvider', treatment.providerId);
  }
}

async function openTokenPage(
  { hosts }: Pick<DiagnoseCommandParts, 'hosts'>,
  { type, baseUrl }: { readonly type: string; readonly baseUrl: string },
): Promise<void> {
  const host = hosts.get(type);
  const parsed = parseBaseUrl(baseUrl);
  if (host !== undefined && parsed.ok) await openPage(host.tokenPage(parsed.value, undefined));
}
