import { EventEmitter, window, type TreeDragAndDropController, type TreeItem, type TreeView } from 'vscode';
import type { Ending } from '../../shared/emitter';

/** What a view shows. A row is known by its object: one that is to be drawn anew is given as it was given before. */
export interface TreeContent<T> {
  /** The rows below a row, or all at the root. */
  children(row: T | undefined): Promise<readonly T[]>;
  item(row: T): Promise<TreeItem> | TreeItem;
  /** Adds what is seen of a row only while the mouse rests on it. */
  hover?(item: TreeItem, row: T): Promise<TreeItem>;
}

export interface LaterTree<T> extends Ending {
  readonly view: TreeView<T>;
  /** Draws these rows and what is below them anew, or everything. */
  redraw(rows: readonly T[] | undefined): void;
}

/** A view that is there at once and has its content loaded when it is first looked at. */
export function openLaterTree<T>(
  id: string,
  load: () => Promise<TreeContent<T>>,
  dragAndDropController?: TreeDragAndDropController<T>,
): LaterTree<T> {
  const changed = new EventEmitter<T[] | undefined>();
  const view = window.createTreeView<T>(id, {
    showCollapseAll: true,
    canSelectMany: true,
    ...(dragAndDropController !== undefined && { dragAndDropController }),
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: async (row) => [...(await (await load()).children(row))],
      getTreeItem: async (row) => (await load()).item(row),
      resolveTreeItem: async (item, row) => (await load()).hover?.(item, row),
    },
  });
  return {
    view,
    redraw: (rows) => {
      changed.fire(rows === undefined ? undefined : [...rows]);
    },
    dispose: () => {
      view.dispose();
      changed.dispose();
    },
  };
}
