import { ThemeColor, ThemeIcon, TreeItem, l10n } from 'vscode';
import { commandPrefix } from '../commands/commandIds';
import { entryProblemSentence } from '../words/fieldWords';
import type { SettingsProblem } from './row';

/** An entry of the settings that cannot be used. Its one remedy is where it stands, so selecting it leads there. */
export function problemItem(setting: string, problem: SettingsProblem): TreeItem {
  const item = new TreeItem(problem.name ?? problem.id ?? setting);
  const sentence = entryProblemSentence(problem);
  item.description = sentence;
  item.tooltip = sentence;
  item.contextValue = 'problem';
  item.iconPath = new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
  item.command = {
    command: `${commandPrefix}openSettings`,
    title: l10n.t('Open Settings'),
    arguments: [problem.scope],
  };
  return item;
}
