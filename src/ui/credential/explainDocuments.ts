import { commands, EventEmitter, extensions, l10n, Uri, window, workspace } from 'vscode';
import type { AnswerLog } from '../../core/credential/answerLog';
import type { ExplainerParts } from '../../core/credential/explainer';
import type { Ending } from '../../shared/emitter';
import { withoutPassword } from './withoutPassword';

/** Explanations as read-only documents, which can be copied: nothing in them is secret. */
export interface ExplainDocuments extends Ending {
  /** Opens who answers for a URL, and the last answers. */
  show(remoteUrl: string): Promise<void>;
}

const scheme = 'git-providers-explanation';

export function createExplainDocuments(
  parts: ExplainerParts,
  answers: Pick<AnswerLog, 'list'>,
): ExplainDocuments {
  const changed = new EventEmitter<Uri>();
  const registration = workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    async provideTextDocumentContent({ query }) {
      const { explainText } = await import('./explainText');
      return explainText(parts, query, answers.list());
    },
  });
  return {
    async show(remoteUrl) {
      const path = `/${l10n.t('Credential for Git')}.md`;
      const uri = Uri.from({ scheme, path, query: withoutPassword(remoteUrl) });
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
