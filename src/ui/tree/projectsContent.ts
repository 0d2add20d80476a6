import type { TreeContent } from './laterTree';
import { problemItem } from './problemItem';
import { projectGroupItem, projectRowItem } from './projectRowItem';
import type { ProviderRowParts } from './providerRowItem';
import type { ProjectRow } from './row';

/** Projects up to which all groups are open: a view of very many is quick only while most of it is closed. */
const openUpTo = 200;

/** The Projects view: pipeline projects below their providers, and a row a problem in the settings. */
export function projectsContent(parts: ProviderRowParts): TreeContent<ProjectRow> {
  const { directory } = parts;
  const known = (providerId: string): string | undefined =>
    directory.current().byId.has(providerId) ? providerId : undefined;
  return {
    children: (row) => {
      const { providers, projects, projectProblems } = directory.current();
      if (row === undefined) {
        const used = new Set(projects.map(({ providerId }) => known(providerId)));
        const groups = [...providers.map(({ id }) => id), undefined].filter((id) => used.has(id));
        return Promise.resolve([
          ...groups.map((providerId): ProjectRow => ({ kind: 'projectGroup', providerId })),
          ...projectProblems.map((problem): ProjectRow => ({
            kind: 'problem',
            setting: 'gitProviders.projects',
            problem,
          })),
        ]);
      }
      if (row.kind !== 'projectGroup') return Promise.resolve([]);
      return Promise.resolve(
        projects
          .filter(({ providerId }) => known(providerId) === row.providerId)
          .map((project): ProjectRow => ({ kind: 'project', providerId: project.providerId, project })),
      );
    },
    item: (row) => {
      switch (row.kind) {
        case 'projectGroup':
          return projectGroupItem(parts, row.providerId, directory.current().projects.length <= openUpTo);
        case 'problem':
          return problemItem(row.setting, row.problem);
        case 'project':
          return projectRowItem(parts, row.project);
      }
    },
  };
}
