import { commands, window } from 'vscode';
import type { Project } from '../../core/project/project';
import { projectKey } from '../../core/project/projectKey';
import { createSeenFolders } from '../../core/project/seenFolders';
import type { MemoryPort } from '../../core/provider/health';
import type { Ending } from '../../shared/emitter';
import { followCheckouts, type OpenCheckouts } from '../projects/followCheckouts';
import {
  createProjectRuns,
  isFailure,
  runSubject,
  standsForAll,
  type RunSubject,
} from '../projects/projectRuns';
import type { AskLatestRunParts } from '../projects/askLatestRun';
import { gatherChanges, type Changes } from './gatherChanges';
import type { LaterTree } from './laterTree';
import type { ProjectFacts, ProjectGrouping } from './projectFacts';
import { projectsContent, type ProjectsContent } from './projectsContent';
import type { ProviderRowParts } from './providerRowItem';
import type { ProjectRow } from './row';

export interface ProjectsViewParts extends ProviderRowParts, Omit<AskLatestRunParts, 'directory'> {
  readonly memory: MemoryPort;
  readonly logFailure: (cause: unknown) => void;
}

/** The Projects view, with what it learns of projects while somebody looks at it. */
export interface ProjectsView extends Ending {
  readonly content: ProjectsContent;
  /** @param changed ids of providers */
  redraw(changed: Changes): void;
  /** Asks again, when the rows are next drawn, for the runs that a provider which was tested just now did not get. */
  retry(providerId: string): void;
  /** Lets go of what hosts have said of runs. */
  forget(): void;
  groupBy(grouping: ProjectGrouping): Promise<void>;
}

const groupingKey = 'projectGrouping';
const folderContext = 'gitProviders.projectsByFolder';

/** Changed projects up to which their rows are drawn one by one. */
const mostRows = 20;

export function createProjectsView(parts: ProjectsViewParts, tree: LaterTree<ProjectRow>): ProjectsView {
  const { directory, memory, logFailure } = parts;
  const { view } = tree;
  const seen = createSeenFolders(memory);
  const runs = createProjectRuns(parts, logFailure);
  let checkouts: OpenCheckouts | undefined;
  /** The projects whose rows are open, by key. */
  const drawn = new Map<string, Project>();

  const grouping = (): ProjectGrouping => (memory.get(groupingKey) === 'folder' ? 'folder' : 'provider');
  const subjectOf = (project: Project): RunSubject => runSubject(project, checkouts?.find(project)?.branch);
  const facts: ProjectFacts = {
    grouping,
    checkout: (project) => checkouts?.find(project),
    lastFolder: ({ id }) => seen.read(id),
    run(project) {
      const subject = subjectOf(project);
      drawn.set(subject.key, project);
      // What nobody sees is asked for when the view comes into sight.
      if (view.visible) runs.want([subject]);
      const answer = runs.read(subject);
      return answer?.ok === true ? answer.value : undefined;
    },
  };
  const content = projectsContent(parts, facts);

  /** Where repositories are is known to other windows too. */
  const remember = async (): Promise<void> => {
    for (const project of directory.current().projects) {
      const root = checkouts?.find(project)?.root;
      if (root?.scheme === 'file') await seen.write(project.id, root.fsPath);
    }
  };
  /** Followed from the first project on: nobody else needs it. */
  const follow = (): void => {
    if (directory.current().projects.length === 0) return;
    checkouts ??= followCheckouts(parts, redrawAll, logFailure);
    if (checkouts.all().length > 0) remember().catch(logFailure);
  };
  const redrawAll = (): void => {
    follow();
    tree.redraw(undefined);
  };
  const changes = gatherChanges((changed) => {
    if (changed === 'all' || changed.size > mostRows) redrawAll();
    else tree.redraw([...changed].flatMap((key) => content.projectRow(key) ?? []));
  });
  const look = (): void => {
    if (!view.visible) return;
    const existing = new Set(directory.current().projects);
    for (const [key, project] of drawn) if (!existing.has(project)) drawn.delete(key);
    if (drawn.size === 0) return;
    runs.refresh([...drawn.values()].map(subjectOf));
    // Times move on, whatever the hosts say.
    redrawAll();
  };
  let focused = window.state.focused;
  const subscriptions: readonly Ending[] = [
    runs,
    changes,
    runs.onDidChange((key) => {
      changes.add(key);
    }),
    view.onDidChangeVisibility(look),
    window.onDidChangeWindowState((state) => {
      const came = state.focused && !focused;
      focused = state.focused;
      if (came) look();
    }),
    view.onDidCollapseElement(({ element }) => {
      if (element.kind === 'project') return;
      for (const project of content.projectsOf(element)) drawn.delete(projectKey(project));
    }),
    view.onDidExpandElement(({ element }) => {
      const projects = content.projectsOf(element);
      for (const project of projects) drawn.set(projectKey(project), project);
      runs.refresh(projects.map(subjectOf));
    }),
  ];
  const showGrouping = async (): Promise<void> => {
    await commands.executeCommand('setContext', folderContext, grouping() === 'folder');
  };
  follow();
  showGrouping().catch(logFailure);
  return {
    content,
    redraw(changed) {
      runs.retry((answer, id) => (changed === 'all' || changed.has(id)) && standsForAll(answer));
      if (directory.current().projects.length > 0 || changed === 'all') redrawAll();
    },
    retry(providerId) {
      runs.retry((answer, id) => id === providerId && isFailure(answer));
    },
    forget: () => {
      runs.forget();
    },
    async groupBy(wanted) {
      await memory.update(groupingKey, wanted);
      await showGrouping();
      drawn.clear();
      redrawAll();
    },
    dispose: () => {
      checkouts?.dispose();
      for (const each of subscriptions) each.dispose();
    },
  };
}
