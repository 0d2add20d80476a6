import * as v from 'valibot';
import { commands, extensions, l10n, window, workspace } from 'vscode';
import type { GatherReportParts } from '../diagnosticReport/gatherReport';
import { reportWithProgress } from '../diagnosticReport/reportWithProgress';
import { extensionId } from '../windowFacts';

const issueReporter = 'workbench.action.openIssueReporter';

/** A manifest that says where problems are reported: without it VS Code's issue reporter leads nowhere. */
const reportable = v.union([
  v.object({ bugs: v.union([v.string(), v.object({ url: v.string() })]) }),
  v.object({ repository: v.union([v.string(), v.object({ url: v.string() })]) }),
]);

/** Opens VS Code's issue reporter, or else a document with the same text. Nothing is sent before the user sends it. */
export async function reportIssue(parts: GatherReportParts): Promise<void> {
  const report = await reportWithProgress(parts);
  if (report === undefined) return;
  if (await canReport()) {
    await commands.executeCommand(issueReporter, { extensionId, issueBody: issueBody(), data: report });
    return;
  }
  const content = `${issueBody()}\n\n${report}`;
  await window.showTextDocument(await workspace.openTextDocument({ language: 'markdown', content }));
  void window.showInformationMessage(
    l10n.t(
      'The issue reporter of VS Code is not available for this extension, so the report is in this document. Send it to whoever supports you.',
    ),
  );
}

async function canReport(): Promise<boolean> {
  const manifest: unknown = extensions.getExtension(extensionId)?.packageJSON;
  return v.is(reportable, manifest) && (await commands.getCommands()).includes(issueReporter);
}

function issueBody(): string {
  return [l10n.t('What did you do?'), l10n.t('What did you expect?'), l10n.t('What happened instead?')]
    .map((question) => `**${question}**\n\n…`)
    .join('\n\n');
}
