import { env, l10n, ThemeIcon, window, workspace } from 'vscode';
import type { KnownHost } from '../../core/provider/definitionRules';
import { decodeDefinitions, fileLimit, type DefinitionsFile } from '../../core/transfer/definitionsFile';
import { askChoice } from '../quickInput/askChoice';
import { fileProblemSentence } from '../words/transferWords';

/** Asks where the definitions are and reads them; `undefined`: the user cancelled, or was told why it cannot be done. */
export async function readDefinitions(
  title: string,
  hosts: readonly KnownHost[],
): Promise<DefinitionsFile | undefined> {
  const source = await askChoice<'file' | 'clipboard'>({
    title,
    placeholder: l10n.t('Where are the definitions?'),
    items: [
      { label: l10n.t('File…'), iconPath: new ThemeIcon('folder-opened'), value: 'file' },
      { label: l10n.t('Clipboard'), iconPath: new ThemeIcon('clippy'), value: 'clipboard' },
    ],
  });
  if (source.kind !== 'next') return undefined;
  const text = source.value === 'clipboard' ? await env.clipboard.readText() : await readFile(title);
  if (text === undefined) return undefined;
  const decoded = decodeDefinitions(text, hosts);
  if (!decoded.ok) {
    void window.showErrorMessage(fileProblemSentence(decoded.error));
    return undefined;
  }
  return decoded.value;
}

async function readFile(title: string): Promise<string | undefined> {
  const [file] =
    (await window.showOpenDialog({
      title,
      openLabel: l10n.t('Open'),
      canSelectMany: false,
      filters: { [l10n.t('JSON')]: ['json'] },
    })) ?? [];
  if (file === undefined) return undefined;
  const { size } = await workspace.fs.stat(file);
  if (size > fileLimit) {
    void window.showErrorMessage(fileProblemSentence('tooLarge'));
    return undefined;
  }
  return new TextDecoder().decode(await workspace.fs.readFile(file));
}
