import type { Project } from '../../core/project/project';
import { projectKey } from '../../core/project/projectKey';
import { pipelinePatterns } from '../projects/pipelineFileOf';
import type { TreeContent } from './laterTree';
import { problemItem } from './problemItem';
import { folderOf, projectDetailItem } from './projectDetailItem';
import { noFacts, type ProjectFacts } from './projectFacts';
import { folderGroupItem, projectGroupItem } from './projectGroupItem';
import { projectRowItem } from './projectRowItem';
import type { ProviderRowParts } from './providerRowItem';
import type { ProjectDetail, ProjectRow } from './row';

/** Projects up to which all groups are open: a view of very many is quick only while most of it is closed. */
const openUpTo = 200;

/** The Projects view: projects below their providers or folders, and a row a problem in the settings. */
export interface ProjectsContent extends TreeContent<ProjectRow> {
  /** The projects in a group, or that a row is of. */
  projectsOf(row: ProjectRow): readonly Project[];
  /** The row of a project as the view knows it. */
  projectRow(key: string): ProjectRow | undefined;
}

export function projectsContent(parts: ProviderRowParts, facts: ProjectFacts = noFacts): ProjectsContent {
  const { directory } = parts;
  const kept = new Map<string, Extract<ProjectRow, { kind: 'project' }>>();
  const known = (providerId: string): string | undefined =>
    directory.current().byId.has(providerId) ? providerId : undefined;
  const rootOf = (project: Project): string | undefined => facts.checkout(project)?.root.toString();

  const groups = (): readonly ProjectRow[] => {
    const { providers, projects } = directory.current();
    switch (facts.grouping()) {
      case 'provider': {
        const used = new Set(projects.map(({ providerId }) => known(providerId)));
        return [...providers.map(({ id }) => id), undefined]
          .filter((id) => used.has(id))
          .map((providerId) => ({ kind: 'projectGroup', providerId }));
      }
      case 'folder': {
        const roots = new Set(projects.map(rootOf));
        const isElsewhere = roots.delete(undefined);
        const open = [...roots].map((root): ProjectRow => ({ kind: 'folderGroup', root }));
        return isElsewhere ? [...open, { kind: 'folderGroup', root: undefined }] : open;
      }
    }
  };
  const projectsOf = (row: ProjectRow): readonly Project[] => {
    const { projects } = directory.current();
    switch (row.kind) {
      case 'projectGroup':
        return projects.filter(({ providerId }) => known(providerId) === row.providerId);
      case 'folderGroup':
        return projects.filter((project) => rootOf(project) === row.root);
      case 'project':
      case 'projectDetail':
        return [row.project];
      case 'problem':
        return [];
    }
  };
  const projectRow = (project: Project): ProjectRow => {
    const key = projectKey(project);
    const before = kept.get(key);
    if (before?.project === project) return before;
    const row = { kind: 'project', providerId: project.providerId, project } as const;
    kept.set(key, row);
    return row;
  };
  const details = (project: Project): readonly ProjectRow[] => {
    const hasFile = folderOf(facts, project) !== undefined && pipelinePatterns(parts, project).length > 0;
    const shown: readonly ProjectDetail[] = [
      'repository',
      'provider',
      'folder',
      ...(hasFile ? (['pipelineFile'] as const) : []),
      'latestRun',
    ];
    const { providerId } = project;
    return shown.map((detail) => ({ kind: 'projectDetail', providerId, project, detail }));
  };
  return {
    projectsOf,
    projectRow: (key) => kept.get(key),
    children: (row) => {
      if (row === undefined) {
        kept.clear();
        const problems = directory.current().projectProblems.map((problem): ProjectRow => ({
          kind: 'problem',
          setting: 'gitProviders.projects',
          problem,
        }));
        return Promise.resolve([...groups(), ...problems]);
      }
      switch (row.kind) {
        case 'projectGroup':
        case 'folderGroup':
          return Promise.resolve(projectsOf(row).map(projectRow));
        case 'project':
          return Promise.resolve(details(row.project));
        case 'projectDetail':
        case 'problem':
          return Promise.resolve([]);
      }
    },
    item: (row) => {
      const expanded = directory.current().projects.length <= openUpTo;
      switch (row.kind) {
        case 'projectGroup':
          return projectGroupItem(parts, row.providerId, expanded);
        case 'folderGroup':
          return folderGroupItem(row.root, expanded);
        case 'problem':
          return problemItem(row.setting, row.problem);
        case 'project':
          return projectRowItem(parts, row.project, { facts });
        case 'projectDetail':
          return projectDetailItem(parts, facts, row.project, row.detail);
      }
    },
  };
}
