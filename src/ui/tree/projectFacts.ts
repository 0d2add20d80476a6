import type { Project } from '../../core/project/project';
import type { ProjectRun } from '../../core/project/projectRun';
import type { Checkout } from '../projects/checkouts';

/** By what the rows of the Projects view are grouped. */
export type ProjectGrouping = 'provider' | 'folder';

/** What the Projects view knows of projects beyond the settings. */
export interface ProjectFacts {
  grouping(): ProjectGrouping;
  /** The working tree that is open in this window. */
  checkout(project: Project): Checkout | undefined;
  /** Path of the folder in which the repository was last open on this machine. It need not exist any more. */
  lastFolder(project: Project): string | undefined;
  /** `undefined`: not known, or not yet: whoever shows a project asks its host. */
  run(project: Project): ProjectRun | undefined;
}

/** Nothing is known, and nobody is asked. */
export const noFacts: ProjectFacts = {
  grouping: () => 'provider',
  checkout: () => undefined,
  lastFolder: () => undefined,
  run: () => undefined,
};
