import { commands, EventEmitter, extensions, l10n, Uri, window, workspace } from 'vscode';
import type { Ending } from '../../shared/emitter';

/** The latest diagnosis as a read-only document, which can be copied: nothing in it is secret. */
export interface DiagnosisDocuments extends Ending {
  show(markdown: string): Promise<void>;
}

const scheme = 'git-providers-diagnosis';

/** Also serves the document that VS Code has kept open over a restart, whose text is gone by then. */
export function createDiagnosisDocuments(): DiagnosisDocuments {
  const changed = new EventEmitter<Uri>();
  let latest: string | undefined;
  const registration = workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: () =>
      latest ?? l10n.t('This report is of an earlier session. Run “Git Providers: Diagnose…” again.'),
  });
  return {
    async show(markdown) {
      latest = markdown;
      const uri = Uri.from({ scheme, path: `/${l10n.t('Diagnosis')}.md` });
      // A document that is open already keeps its text otherwise.
      changed.fire(uri);
      if (extensions.getExtension('vscode.markdown-language-features') === undefined) {
        await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
      } else await commands.executeCommand('markdown.showPreview', uri);
    },
    dispose() {
      registration.dispose();
      changed.dispose();
    },
  };
}
