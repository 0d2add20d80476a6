import { QuickPickItemKind, window, type QuickPickItem } from 'vscode';

/** A row that can be ticked, or (with `kind`) a line between rows. */
export interface ManyItem<T> extends QuickPickItem {
  readonly value?: T;
}

export interface ManyQuestion<T> {
  readonly title: string;
  readonly placeholder: string;
  readonly items: readonly ManyItem<T>[];
}

/** Which of several; `undefined`: the user cancelled. What is typed filters by every text of a row. */
export async function askMany<T>({
  title,
  placeholder,
  items,
}: ManyQuestion<T>): Promise<readonly T[] | undefined> {
  const picked = await window.showQuickPick<ManyItem<T>>(items, {
    title,
    placeHolder: placeholder,
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  return picked?.flatMap(({ value }) => (value === undefined ? [] : [value]));
}

export function separator<T>(label: string): ManyItem<T> {
  return { label, kind: QuickPickItemKind.Separator };
}
