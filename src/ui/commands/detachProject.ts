import { l10n, window, type LogOutputChannel } from 'vscode';
import type { RememberedChoices } from '../../core/credential/rememberedChoices';
import type { Project } from '../../core/project/project';
import { createSeenFolders } from '../../core/project/seenFolders';
import type { MemoryPort } from '../../core/provider/health';
import { pickProjects, type PickProjectParts } from '../projects/pickProject';
import { repositoryKeyOf } from '../remoteSources/repositoryKeyOf';
import { saveOrTell, tellSaveProblem } from './saveOrTell';

export interface DetachProjectParts extends PickProjectParts {
  readonly memory: MemoryPort;
  readonly remembered: Pick<RememberedChoices, 'read' | 'forget'>;
  readonly log: LogOutputChannel;
}

/** Takes the entries of projects out of the settings, after a question. */
export async function detachProject(
  parts: DetachProjectParts,
  argument: unknown,
  selection?: unknown,
): Promise<void> {
  const { directory, memory, log } = parts;
  const projects = await pickProjects(parts, argument, selection, l10n.t('Detach Project'));
  const [first] = projects;
  if (first === undefined) return;
  const refusal = directory.policy().refuses('write');
  if (refusal !== undefined) {
    await tellSaveProblem({ kind: 'refused', refusal }, first.scope, log);
    return;
  }
  if (!(await confirm(parts, projects, first))) return;
  const detached = await saveOrTell(() => directory.reassign(projects, undefined), first.scope, log);
  if (!detached.ok) return;
  const left = new Set(directory.current().projects.map(({ id }) => id));
  for (const project of projects) {
    if (!left.has(project.id)) await createSeenFolders(memory).forget(project.id);
    await forgetChoice(parts, project);
  }
}

/** What is remembered of the repository would bind it all the same. */
async function forgetChoice(
  { directory, hosts, remembered }: DetachProjectParts,
  { providerId, repositoryUrl }: Project,
): Promise<void> {
  const provider = directory.current().byId.get(providerId);
  const host = hosts.get(provider?.type ?? '');
  const key = provider && host && repositoryKeyOf(provider, host, repositoryUrl);
  if (key !== undefined && remembered.read(key)?.providerId === providerId) await remembered.forget(key);
}

async function confirm(
  { directory }: DetachProjectParts,
  projects: readonly Project[],
  first: Project,
): Promise<boolean> {
  const verb = l10n.t('Detach');
  const provider = directory.current().byId.get(first.providerId);
  const question =
    projects.length > 1
      ? l10n.t('Detach {0} projects from their providers?', projects.length)
      : provider === undefined
        ? l10n.t('Detach “{0}” from its provider?', first.name)
        : l10n.t('Detach “{project}” from “{provider}”?', { project: first.name, provider: provider.name });
  const names = projects.length > 1 ? [projects.map(({ name }) => name).join(', ')] : [];
  const goes = l10n.t(
    'The entry in the settings goes. The repository, its folder, its pipeline file and its webhooks stay.',
  );
  return (
    (await window.showWarningMessage(
      question,
      { modal: true, detail: [...names, goes].join('\n\n') },
      verb,
    )) === verb
  );
}
