import { ThemeIcon, TreeItem, l10n } from 'vscode';

/** What one quiet row stands for, however many there are. */
export type CountedKind = 'missingTokens' | 'interrupted' | 'vanished';

export function countedItem(kind: CountedKind, count: number): TreeItem {
  const item = new TreeItem(label(kind, count));
  item.id = kind;
  item.contextValue = kind;
  item.iconPath = new ThemeIcon(icons[kind]);
  return item;
}

const icons: Readonly<Record<CountedKind, string>> = {
  missingTokens: 'key',
  interrupted: 'tools',
  vanished: 'history',
};

function label(kind: CountedKind, count: number): string {
  switch (kind) {
    case 'missingTokens':
      return l10n.t('{0} providers need a token on this machine', count);
    case 'interrupted':
      return count === 1 ? l10n.t('A change was interrupted') : l10n.t('{0} changes were interrupted', count);
    case 'vanished':
      return count === 1
        ? l10n.t('A provider vanished from the settings')
        : l10n.t('{0} providers vanished from the settings', count);
  }
}
