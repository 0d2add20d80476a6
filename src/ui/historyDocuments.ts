import { commands, EventEmitter, extensions, l10n, Uri, window, workspace } from 'vscode';
import type { History } from '../core/history/history';
import type { Ending } from '../shared/emitter';

/** One provider of the history, which need not exist any more. */
export interface HistorySubject {
  readonly id: string;
  readonly name: string;
}

/** The history as read-only documents. */
export interface HistoryDocuments extends Ending {
  /** Opens the document of one provider, or of all, on a history read afresh. */
  show(subject: HistorySubject | undefined): Promise<void>;
}

const scheme = 'git-providers-history';

/** Also serves documents that VS Code has kept open over a restart. */
export function createHistoryDocuments(history: Pick<History, 'read'>): HistoryDocuments {
  const changed = new EventEmitter<Uri>();
  const registration = workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    async provideTextDocumentContent({ query }) {
      const { historyText } = await import('./historyText');
      return historyText(await history.read(), query === '' ? undefined : query);
    },
  });
  return {
    async show(subject) {
      const uri = documentUri(subject);
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

/** The last part of the path is the title of the tab. */
function documentUri(subject: HistorySubject | undefined): Uri {
  const about = (subject?.name ?? l10n.t('Git Providers')).replace(/[\\/\p{Cc}]/gu, '-');
  const path = `/${l10n.t('History of {0}', about)}.md`;
  return Uri.from({ scheme, path, ...(subject !== undefined && { query: subject.id }) });
}
