import type { Project } from '../../../core/project/project';
import { makeSecret } from '../../../core/webhook/makeSecret';
import { fail, ok, type Result } from '../../../shared/result';
import { convertToHttps } from '../../credential/convertToHttps';
import { askPipelineFile, proposePipelineFile } from './askPipelineFile';
import { cloneInto } from './cloneInto';
import type { CreateProjectParts } from './createProjectParts';
import { findPipelineFile } from './findPipelineFile';
import type { ProjectPlan } from './projectAnswers';
import { pushNeed } from './pushNeed';
import type { Done, RunOutcome, RunProblem } from './runOutcome';
import { withClient } from './withClient';
import { writePipelineFile } from './writePipelineFile';

/** The making of one project, which can be gone on with after a failure, and undone. */
export interface ProjectRun {
  /** Does what is not done yet. */
  run(): Promise<RunOutcome>;
  /** Takes back what was done, the last thing first; gives what stays. A clone always does. */
  undo(): Promise<readonly Done[]>;
}

interface Step {
  readonly done?: Done;
  /** `false`: it could not be taken back. */
  undo(): Promise<boolean>;
}

type StepResult = Promise<Result<Step | undefined, RunProblem | 'left'>>;

/** @param git path of VS Code's Git */
export function createProjectRun(parts: CreateProjectParts, git: string, plan: ProjectPlan): ProjectRun {
  const { directory, remembered, log } = parts;
  const { provider, key, details, place } = plan;
  let root = place.kind === 'folder' ? place.path : undefined;
  /** By the number of the step. */
  const done: (Step | undefined)[] = [];

  /** First, so that the clone uses this very provider. */
  const remember = async (): StepResult => {
    if (directory.current().byId.get(provider.id)?.status !== 'active') return fail({ kind: 'gone' });
    const before = remembered.read(key);
    await remembered.write(key, provider.id);
    const undo = async (): Promise<boolean> => {
      if (remembered.read(key)?.providerId !== provider.id) return true;
      await (before === undefined ? remembered.forget(key) : remembered.write(key, before.providerId));
      return true;
    };
    return ok({ undo });
  };

  const clone = async (): StepResult => {
    if (place.kind === 'folder') return ok(undefined);
    const path = await cloneInto(git, place.parent, plan, key);
    if (path === undefined) return fail({ kind: 'notCloned' });
    root = path;
    return ok({ done: { kind: 'clone', path }, undo: () => Promise.resolve(false) });
  };

  const convert = async (): StepResult => {
    const remote = plan.converted;
    if (root === undefined || remote === undefined) return ok(undefined);
    const { name, push, https } = remote;
    const converted = await convertToHttps({ git, directory: root, name, push }, https);
    if (!converted.ok) {
      const { error } = converted;
      if (error.kind === 'refused') log.error(`The address of a remote was not changed: ${error.said}`);
      return fail({ kind: 'notConverted', remote, problem: error });
    }
    const undo = async (): Promise<boolean> => (await converted.value.undo()).ok;
    return ok({ done: { kind: 'https', remote: name }, undo });
  };

  const writeFile = async (): StepResult => {
    if (root === undefined || plan.pipeline === 'none') return ok(undefined);
    let file = plan.pipeline;
    if (file === 'afterClone') {
      const proposed = await proposePipelineFile(plan, root);
      if (proposed === undefined) return ok(undefined);
      const need = await pushNeed(parts, plan, new AbortController().signal);
      const position = { step: 1, total: 1, canGoBack: false };
      const question = { title: details.fullName, root, file: proposed, need, position };
      const answer = await askPipelineFile(question);
      if (answer.kind !== 'next') return fail('left');
      if (answer.value === 'none' || answer.value === 'afterClone') return ok(undefined);
      file = answer.value;
    }
    // Somebody may have made one since it was looked for.
    const patterns = plan.host.pipelinePaths(provider.baseUrl);
    if ((await findPipelineFile(root, patterns)) !== undefined) return ok(undefined);
    const written = await writePipelineFile(root, file);
    if (!written.ok) {
      if (written.error.kind === 'linked') return fail({ kind: 'linked' });
      log.error('The pipeline file was not written', String(written.error.cause));
      return fail({ kind: 'notWritten' });
    }
    if (written.value === 'present') return ok(undefined);
    const { path, undo } = written.value;
    return ok({ done: { kind: 'file', path }, undo });
  };

  const addWebhook = async (): StepResult => {
    if (plan.webhook === undefined) return ok(undefined);
    const { url, events } = plan.webhook;
    const secret = makeSecret();
    // Not to be cancelled: a request that was given up may have made it all the same.
    const { signal } = new AbortController();
    const added = await withClient(parts, provider, (client) =>
      client.webhooks(details.fullName).add({ url, events, secret, active: true }, signal),
    );
    if (!added.ok) return fail({ kind: 'noWebhook', problem: added.error });
    const undo = async (): Promise<boolean> => {
      const removed = await withClient(parts, provider, (client) =>
        client.webhooks(details.fullName).remove(added.value, signal),
      );
      return removed.ok;
    };
    return ok({ done: { kind: 'webhook', url, secret }, undo });
  };

  const save = async (): StepResult => {
    const saved = await directory.saveProject(projectOf(plan));
    if (!saved.ok) return fail({ kind: 'notSaved', problem: saved.error });
    const undo = async (): Promise<boolean> => {
      const undone =
        plan.existing === undefined
          ? await directory.reassign([saved.value], undefined)
          : await directory.saveProject(plan.existing);
      return undone.ok;
    };
    return ok({ undo });
  };

  const steps = [remember, clone, convert, writeFile, addWebhook, save];
  const visible = (all: readonly (Step | undefined)[]): readonly Done[] =>
    all.flatMap((step) => step?.done ?? []);

  return {
    async run() {
      for (const step of steps.slice(done.length)) {
        const result = await step();
        if (!result.ok) {
          return result.error === 'left'
            ? { kind: 'left', done: visible(done) }
            : { kind: 'failed', problem: result.error, done: visible(done) };
        }
        done.push(result.value);
      }
      return { kind: 'done', done: visible(done) };
    },
    async undo() {
      const left: Step[] = [];
      while (done.length > 0) {
        const step = done.pop();
        if (step !== undefined && !(await step.undo())) left.unshift(step);
      }
      return visible(left);
    },
  };
}

/** One that is there keeps its name and its place. */
function projectOf({ existing, details, provider, scope }: ProjectPlan): Project {
  const { fullName, cloneUrl } = details;
  const name = fullName.slice(fullName.lastIndexOf('/') + 1);
  return existing === undefined
    ? { id: crypto.randomUUID(), name, repositoryUrl: cloneUrl, providerId: provider.id, scope }
    : { ...existing, providerId: provider.id };
}
