import { homedir } from 'node:os';
import { env, l10n, Uri, window, workspace } from 'vscode';
import type { GatherReportParts } from '../diagnosticReport/gatherReport';
import { reportWithProgress } from '../diagnosticReport/reportWithProgress';

/** Puts a report for whoever is asked for help on the clipboard; no secret is in it. */
export async function copyDiagnosticReport(parts: GatherReportParts): Promise<void> {
  const report = await reportWithProgress(parts);
  if (report === undefined) return;
  await env.clipboard.writeText(report);
  const show = l10n.t('Show');
  const save = l10n.t('Save As…');
  const answer = await window.showInformationMessage(
    l10n.t(
      'The diagnostic report is on the clipboard. It names hosts, and holds no token and no name of a provider.',
    ),
    show,
    save,
  );
  if (answer === show) await showReport(report);
  if (answer === save) await saveReport(report);
}

async function showReport(report: string): Promise<void> {
  await window.showTextDocument(await workspace.openTextDocument({ language: 'markdown', content: report }));
}

async function saveReport(report: string): Promise<void> {
  const folder = workspace.workspaceFolders?.[0]?.uri ?? Uri.file(homedir());
  const file = await window.showSaveDialog({
    title: l10n.t('Save the Diagnostic Report'),
    defaultUri: Uri.joinPath(folder, 'git-providers-report.md'),
    filters: { [l10n.t('Markdown')]: ['md'] },
  });
  if (file !== undefined) await workspace.fs.writeFile(file, new TextEncoder().encode(report));
}
