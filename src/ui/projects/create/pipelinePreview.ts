import { commands, l10n, TabInputTextDiff, Uri, window, workspace } from 'vscode';
import type { PipelineFile } from '../../../core/pipeline/pipelineFile';
import type { Ending } from '../../../shared/emitter';

const scheme = 'git-providers-pipeline';

/** Shows what would be written as a change of nothing, below the question about it, until it is disposed. */
export async function showPipelineFile({ path, text }: PipelineFile): Promise<Ending> {
  const registration = workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: ({ query }) => (query === 'new' ? text : ''),
  });
  // A document that is open already keeps its text: each preview has an address of its own.
  const at = `/${crypto.randomUUID()}/${path}`;
  const left = Uri.from({ scheme, path: at, query: 'none' });
  const right = Uri.from({ scheme, path: at, query: 'new' });
  await commands.executeCommand('vscode.diff', left, right, l10n.t('{0} (not written yet)', path), {
    preview: true,
    preserveFocus: true,
  });
  return {
    dispose: () => {
      registration.dispose();
      const tabs = window.tabGroups.all
        .flatMap((group) => group.tabs)
        .filter(({ input }) => input instanceof TabInputTextDiff && input.modified.path === at);
      void window.tabGroups.close(tabs, true);
    },
  };
}
