import * as v from 'valibot';
import { l10n, ProgressLocation, window } from 'vscode';
import { userScope } from '../../core/provider/provider';
import { openGitApi } from '../gitExtension';
import type { CreateProjectParts } from '../projects/create/createProjectParts';
import { createProjectSteps } from '../projects/create/createProjectSteps';
import { findRepository } from '../projects/create/findRepository';
import { planOf } from '../projects/create/planOf';
import type { ProjectAnswers, ProjectPlan } from '../projects/create/projectAnswers';
import { createProjectRun, type ProjectRun } from '../projects/create/projectRun';
import type { Done } from '../projects/create/runOutcome';
import { tellCreated, tellFailed, tellUndone } from '../projects/create/tellOutcome';
import { runWizard } from '../quickInput/wizard';
import { createRepositoryFinder } from '../remoteSources/repositoryFinder';
import { sourceProblemSentence } from '../remoteSources/sourceWords';
import { showNewSecret } from '../webhooks/showNewSecret';
import { runCommand } from './command';
import { tellSaveProblem } from './saveOrTell';

export type { CreateProjectParts } from '../projects/create/createProjectParts';

/** A row that stands for a provider, or for one of its repositories by the name that the host gives it. */
const projectArgument = v.object({
  providerId: v.string(),
  repository: v.optional(v.union([v.string(), v.object({ fullName: v.string() })])),
});

/** Binds a repository to a provider, with a folder, a pipeline file and a webhook where they are wanted. */
export async function createProject(parts: CreateProjectParts, argument: unknown): Promise<void> {
  const { directory, tester, log } = parts;
  const title = l10n.t('Create Pipeline Project');
  const refusal = directory.policy().refuses('write');
  if (refusal !== undefined) {
    await tellSaveProblem({ kind: 'refused', refusal }, userScope, log);
    return;
  }
  const git = await openGitApi();
  if (git === undefined) {
    void window.showErrorMessage(
      l10n.t('VS Code’s Git is switched off here, so no repository can be found.'),
    );
    return;
  }
  const given = await readArgument(parts, argument);
  if (given === undefined) return;
  const finder = createRepositoryFinder({
    ...parts,
    verify: (provider, account) => tester.verify(provider, account),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
  const addProvider = (): void => void runCommand('addProvider');
  const steps = createProjectSteps({ ...parts, title, git, finder, addProvider }, given);
  const answers = await runWizard(given, steps);
  const plan = answers && planOf(answers);
  if (plan !== undefined) await execute(title, plan, createProjectRun(parts, git.git.path, plan));
}

/** `undefined`: what the argument names cannot be used, and that has been said. */
async function readArgument(
  parts: CreateProjectParts,
  argument: unknown,
): Promise<ProjectAnswers | undefined> {
  const decoded = v.safeParse(projectArgument, argument);
  if (!decoded.success) return {};
  const { providerId, repository } = decoded.output;
  const provider = parts.directory.current().byId.get(providerId);
  const host = parts.hosts.get(provider?.type ?? '');
  if (provider === undefined || host === undefined) return {};
  const chosen = { provider, host };
  if (provider.status === 'inactive') {
    void window.showErrorMessage(l10n.t('“{0}” is inactive. Activate it first.', provider.name));
    return undefined;
  }
  if (repository === undefined) return { chosen };
  const fullName = typeof repository === 'string' ? repository : repository.fullName;
  const { signal } = new AbortController();
  const found = await findRepository(parts, chosen, fullName, signal);
  if (found.ok) return { chosen, repository: found.value };
  const problem = sourceProblemSentence(found.error);
  void window.showErrorMessage(l10n.t('{repository}: {problem}', { repository: fullName, problem }));
  return undefined;
}

async function execute(title: string, plan: ProjectPlan, run: ProjectRun): Promise<void> {
  for (;;) {
    const outcome = await window.withProgress(
      { location: ProgressLocation.Window, title: l10n.t('Creating {0}…', plan.details.fullName) },
      () => run.run(),
    );
    if (outcome.kind === 'done') {
      await showSecrets(title, outcome.done);
      void tellCreated(plan, outcome.done);
      return;
    }
    if (outcome.kind === 'left') {
      tellUndone(plan, await run.undo());
      return;
    }
    // Of a failure that has left nothing to see, nothing at all is to be left.
    if (outcome.done.length === 0) await run.undo();
    const answer = await tellFailed(plan, outcome.problem, outcome.done);
    if (answer === 'retry') continue;
    if (answer === 'undo') tellUndone(plan, await run.undo());
    else await showSecrets(title, outcome.done);
    return;
  }
}

async function showSecrets(title: string, done: readonly Done[]): Promise<void> {
  for (const each of done) if (each.kind === 'webhook') await showNewSecret(title, each.secret);
}
