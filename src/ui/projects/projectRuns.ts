import { createLatestAnswers, type LatestAnswers, type Subject } from '../../core/project/latestAnswers';
import type { Project } from '../../core/project/project';
import { projectKey } from '../../core/project/projectKey';
import { concernsAll, type ProjectRun } from '../../core/project/projectRun';
import type { Result } from '../../shared/result';
import type { SourceProblem } from '../remoteSources/usableAccount';
import { askLatestRun, type AskLatestRunParts, type KnownBranches } from './askLatestRun';

/** A project, and the branch that is checked out of it in this window. */
export interface RunSubject extends Subject {
  readonly project: Project;
  readonly branch: string | undefined;
}

/** A problem where the host was not asked. */
export type RunAnswer = Result<ProjectRun, SourceProblem>;

export type ProjectRuns = LatestAnswers<RunSubject, RunAnswer>;

export function runSubject(project: Project, branch: string | undefined): RunSubject {
  const { providerId, repositoryUrl } = project;
  const of = JSON.stringify([repositoryUrl, branch]);
  return { key: projectKey(project), group: providerId, of, project, branch };
}

export function createProjectRuns(parts: AskLatestRunParts, failed: (cause: unknown) => void): ProjectRuns {
  let branches: KnownBranches = new Map();
  const answers = createLatestAnswers<RunSubject, RunAnswer>({
    ask: ({ project, branch }, signal) => askLatestRun(parts, project, branch, branches, signal),
    standsForAll,
    now: parts.now,
    failed,
  });
  return {
    ...answers,
    forget() {
      branches = new Map();
      answers.forget();
    },
  };
}

/** The provider cannot be used now: the answer is another one once that is over. */
export function standsForAll(answer: RunAnswer): boolean {
  return !answer.ok || (answer.value.kind === 'failed' && concernsAll(answer.value.error));
}

export function isFailure(answer: RunAnswer): boolean {
  return !answer.ok || answer.value.kind === 'failed';
}
