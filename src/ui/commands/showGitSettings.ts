import { l10n, Range, Uri, window, workspace } from 'vscode';
import type { GitSetting } from '../../core/diagnosis/gitTrial';
import { settingsSentence } from '../words/gitWords';

/** Opens Git's configuration where a setting stands. One from the environment can only be named. */
export async function showGitSettings(settings: readonly GitSetting[]): Promise<void> {
  const written = settings.find(({ file }) => file !== undefined);
  if (written?.file === undefined) {
    void window.showInformationMessage(
      l10n.t('Git takes this from the environment of VS Code: {0}.', settingsSentence(settings)),
    );
    return;
  }
  const document = await workspace.openTextDocument(Uri.file(written.file));
  const at = lineOf(document.getText(), written.name);
  await window.showTextDocument(document, { selection: new Range(at, 0, at, 0) });
}

/** The last line that sets this key in a configuration file; its section comes before it. */
function lineOf(text: string, name: string): number {
  const key = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const lines = text.split('\n').map((line) => line.trim().toLowerCase());
  return Math.max(
    0,
    lines.findLastIndex((line) => line === key || line.startsWith(`${key} `) || line.startsWith(`${key}=`)),
  );
}
