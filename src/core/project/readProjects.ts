import * as v from 'valibot';
import type { SettingsLayer } from '../provider/settingsLayer';
import { decodeProject, type ProjectProblem } from './decodeProject';
import type { Project } from './project';

export interface Projects {
  readonly projects: readonly Project[];
  readonly problems: readonly ProjectProblem[];
}

/** Reads the projects of every scope. An entry that cannot be used hides no other one. */
export function readProjects(layers: readonly SettingsLayer[]): Projects {
  const projects: Project[] = [];
  const problems: ProjectProblem[] = [];
  for (const { scope, projects: entries } of layers) {
    if (entries === undefined) continue;
    if (!v.is(v.record(v.string(), v.unknown()), entries) || Array.isArray(entries)) {
      problems.push({ scope, error: 'notAnObject' });
      continue;
    }
    for (const [id, entry] of Object.entries(entries)) {
      const project = decodeProject(id, entry, scope);
      if (project.ok) projects.push(project.value);
      else problems.push({ scope, id, error: project.error });
    }
  }
  return { projects, problems };
}
