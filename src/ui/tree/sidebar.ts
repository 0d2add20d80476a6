import * as v from 'valibot';
import { workspace, type LogOutputChannel, type TreeView } from 'vscode';
import type { AccountStore } from '../../core/account/accountStore';
import type { ConnectionTester } from '../../core/diagnosis/connectionTester';
import type { MemoryPort } from '../../core/provider/health';
import { providersWithoutToken } from '../../core/provider/providersWithoutToken';
import type { ProviderSaver } from '../../core/provider/providerSaver';
import type { Ending } from '../../shared/emitter';
import { rotationSetting } from '../dashboard/rotationDays';
import type { Remains } from '../remains';
import { badgeSentence, offerSentence, projectBadgeSentence } from '../words/treeWords';
import { countProblems } from './countProblems';
import { dropProviders } from './dropProviders';
import { gatherChanges, type Changes } from './gatherChanges';
import { dimInactiveRows } from './inactiveDecoration';
import type { LaterTree, TreeContent } from './laterTree';
import { followOpenRemote, type OpenRemote } from './followOpenRemote';
import type { ProjectGrouping } from './projectFacts';
import { createProjectsView } from './projectsView';
import { createProvidersContent } from './providersContent';
import type { ProviderRowParts } from './providerRowItem';
import { providerTooltip } from './providerTooltip';
import { createRepositoryListings } from './repositoryListings';
import type { ProjectRow, Row } from './row';
import { rowItem } from './rowItem';

export interface SidebarParts extends ProviderRowParts {
  readonly accounts: AccountStore;
  readonly saver: ProviderSaver;
  readonly remains: Remains;
  readonly memory: MemoryPort;
  readonly log: LogOutputChannel;
}

/** What the views of the side bar show. */
export interface Sidebar extends Ending {
  readonly providers: TreeContent<Row>;
  readonly projects: TreeContent<ProjectRow>;
  refresh(): void;
  /** @param row the one that says that there is more */
  showMore(row: unknown): void;
  groupProjects(grouping: ProjectGrouping): Promise<void>;
  drop(target: Row | undefined, dragged: unknown): Promise<void>;
}

const moreRow = v.object({ providerId: v.string() });

/** Changed providers up to which their rows are drawn one by one. */
const mostRows = 20;

export function createSidebar(
  parts: SidebarParts,
  providersTree: LaterTree<Row>,
  projectsTree: LaterTree<ProjectRow>,
): Sidebar {
  const { directory, summaries, health, tester, remains, tests, log } = parts;
  const logFailure = (cause: unknown): void => {
    log.error('The side bar could not be drawn', cause instanceof Error ? cause : String(cause));
  };
  const verify: ConnectionTester['verify'] = (provider, account) => tester.verify(provider, account);
  const listings = createRepositoryListings({ ...parts, verify });
  const projects = createProjectsView({ ...parts, verify, logFailure }, projectsTree);
  let openRemote: OpenRemote | undefined;
  /** Followed from the first view without a provider on: nobody else needs it. */
  const remote = (): string | undefined => {
    openRemote ??= followOpenRemote(() => {
      changes.add();
    }, logFailure);
    return openRemote.current();
  };
  const content = createProvidersContent({ ...parts, listings, openRemote: remote });
  const { view } = providersTree;

  const missing = async (): Promise<number> =>
    (await providersWithoutToken(directory.current().providers, summaries)).length;
  let shownMissing = 0;
  let latest = 0;
  const draw = async (changed: Changes): Promise<void> => {
    const turn = ++latest;
    for (const id of changed === 'all' ? [] : changed) {
      if (!tester.isTesting(id)) listings.retry(id);
    }
    const [lacking, problems] = await Promise.all([missing(), countProblems(parts)]);
    const rows =
      changed === 'all' || changed.size > mostRows || lacking !== shownMissing
        ? undefined
        : [...changed].map((id) => content.providerRow(id));
    shownMissing = lacking;
    providersTree.redraw(rows);
    projects.redraw(changed);
    if (turn === latest) showBadges(problems);
  };
  const showBadges = (problems: number): void => {
    const projectProblems = directory.current().projectProblems.length;
    setBadge(view, problems, badgeSentence(problems));
    setBadge(projectsTree.view, projectProblems, projectBadgeSentence(projectProblems));
  };
  const changes = gatherChanges((changed) => {
    draw(changed).catch(logFailure);
  });
  const all = (): void => {
    changes.add();
  };
  const one = (id: string): void => {
    changes.add(id);
  };
  const stopped = new Set<string>();
  /** A list that nobody looks at any more is not fetched. */
  const stopBelow = (row: Row): void => {
    const ids = 'providerId' in row ? [row.providerId] : directory.current().providers.map(({ id }) => id);
    for (const id of ids) if (listings.stop(id)) stopped.add(id);
  };
  const subscriptions: readonly Ending[] = [
    directory.onDidChange(all),
    remains.onDidChange(all),
    summaries.onDidChange(one),
    health.onDidChange(one),
    tester.onDidChange(one),
    tests.onDidTest(({ providerId }) => {
      projects.retry(providerId);
      one(providerId);
    }),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(rotationSetting)) all();
    }),
    dimInactiveRows(),
    view.onDidCollapseElement(({ element }) => {
      stopBelow(element);
    }),
    view.onDidExpandElement(({ element }) => {
      // VS Code keeps what a row that was closed too early had below it: nothing.
      if ('providerId' in element && stopped.delete(element.providerId)) {
        providersTree.redraw([content.repositoriesRow(element.providerId)]);
      }
    }),
    listings,
    projects,
    changes,
  ];
  const start = async (): Promise<void> => {
    shownMissing = await missing();
    showBadges(await countProblems(parts));
  };
  start().catch(logFailure);
  return {
    providers: {
      async children(row) {
        const rows = await content.children(row);
        if (row === undefined) {
          view.message = rows[0]?.kind === 'connect' ? offerSentence() : '';
        }
        return rows;
      },
      item: (row) => rowItem(parts, row, content.isGrouped()),
      async hover(item, row) {
        const provider = row.kind === 'provider' ? directory.current().byId.get(row.providerId) : undefined;
        if (provider !== undefined) item.tooltip = await providerTooltip(parts, provider);
        return item;
      },
    },
    projects: projects.content,
    refresh() {
      listings.forget();
      projects.forget();
      all();
    },
    showMore(row) {
      const more = v.safeParse(moreRow, row);
      if (!more.success) return;
      listings.more(more.output.providerId);
      providersTree.redraw([content.repositoriesRow(more.output.providerId)]);
    },
    groupProjects: (grouping) => projects.groupBy(grouping),
    drop: (target, dragged) => dropProviders(parts, target, dragged),
    dispose: () => {
      openRemote?.dispose();
      for (const each of subscriptions) each.dispose();
    },
  };
}

function setBadge(view: TreeView<Row> | TreeView<ProjectRow>, value: number, tooltip: string): void {
  view.badge = value === 0 ? undefined : { value, tooltip };
}
