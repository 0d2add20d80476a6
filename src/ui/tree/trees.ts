import { DataTransferItem, type TreeDragAndDropController } from 'vscode';
import type { Ending } from '../../shared/emitter';
import { openLaterTree, type LaterTree } from './laterTree';
import type { ProjectGrouping } from './projectFacts';
import type { ProjectRow, Row } from './row';
import type { Sidebar, SidebarParts } from './sidebar';

export interface Trees extends Ending {
  /** Forgets what hosts have answered, and draws everything anew. */
  refresh(): void;
  /** Has the repositories of a provider go on, below the row that says so. */
  showMore(row: unknown): void;
  /** Groups the rows of the Projects view, and remembers how. */
  groupProjects(grouping: ProjectGrouping): Promise<void>;
  /** What a key is pressed for: the selected providers or projects of a view, and never both. */
  selectedRows(view: string): readonly (Row | ProjectRow)[];
}

const providersView = 'gitProviders.providers';
const projectsView = 'gitProviders.pipelineProjects';

const draggedProviders = `application/vnd.code.tree.${providersView.toLowerCase()}`;

/** Milliseconds after activation: a badge can wait, and asks the secret store about every provider. */
const badgesAfterMs = 3_000;

/** The views of the side bar. What they show is a bundle of its own, loaded when one is opened, or for the badges. */
export function createTrees(parts: SidebarParts): Trees {
  let sidebar: Sidebar | undefined;
  let loading: Promise<Sidebar> | undefined;
  const open = async (): Promise<Sidebar> => {
    const { createSidebar } = await import('./sidebar');
    sidebar = createSidebar(parts, providers, projects);
    return sidebar;
  };
  const load = (): Promise<Sidebar> => (loading ??= open());
  const dragging: TreeDragAndDropController<Row> = {
    dragMimeTypes: [],
    dropMimeTypes: [draggedProviders],
    handleDrag: (rows, transfer) => {
      const ids = rows.flatMap((row) => (row.kind === 'provider' ? [row.providerId] : []));
      if (ids.length > 0) transfer.set(draggedProviders, new DataTransferItem(ids));
    },
    handleDrop: async (target, transfer) => {
      const dragged = transfer.get(draggedProviders);
      if (dragged !== undefined) await (await load()).drop(target, dragged.value);
    },
  };
  const providers: LaterTree<Row> = openLaterTree(
    providersView,
    async () => (await load()).providers,
    dragging,
  );
  const projects: LaterTree<ProjectRow> = openLaterTree(projectsView, async () => (await load()).projects);
  const timer = setTimeout(() => {
    load().catch((cause: unknown) => {
      parts.log.error('The side bar could not be loaded', String(cause));
    });
  }, badgesAfterMs);
  return {
    refresh: () => sidebar?.refresh(),
    showMore: (row) => sidebar?.showMore(row),
    groupProjects: async (grouping) => (await load()).groupProjects(grouping),
    selectedRows: (view) => {
      const rows = view === projectsView ? projects.view.selection : providers.view.selection;
      const selected = rows.filter(({ kind }) => kind === 'provider');
      return selected.length > 0 ? selected : rows.filter(({ kind }) => kind === 'project');
    },
    dispose: () => {
      clearTimeout(timer);
      for (const each of [sidebar, providers, projects]) each?.dispose();
    },
  };
}
