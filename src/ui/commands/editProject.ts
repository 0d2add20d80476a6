import { l10n, type LogOutputChannel } from 'vscode';
import { decodeProject, encodeProject, type ProjectField } from '../../core/project/decodeProject';
import type { Project } from '../../core/project/project';
import { pickProject, type PickProjectParts } from '../projects/pickProject';
import { askText, type Advice } from '../quickInput/askText';
import { runWizard, type WizardStep } from '../quickInput/wizard';
import { repositoryKeyOf } from '../remoteSources/repositoryKeyOf';
import { fieldSentence } from '../words/fieldWords';
import { saveOrTell } from './saveOrTell';

export interface EditProjectParts extends PickProjectParts {
  readonly log: LogOutputChannel;
}

/** Changes the name and the repository of a project. */
export async function editProject(parts: EditProjectParts, argument: unknown): Promise<void> {
  const project = await pickProject(parts, argument, l10n.t('Edit Project'));
  if (project === undefined) return;
  const title = l10n.t('Edit Project: {0}', project.name);
  const changed = await runWizard(project, [
    step(title, 'name', l10n.t('Name of the project')),
    step(title, 'repositoryUrl', l10n.t('HTTPS address of the repository'), (edited) =>
      advise(parts, edited),
    ),
  ]);
  if (changed === undefined || JSON.stringify(changed) === JSON.stringify(project)) return;
  const { directory, log } = parts;
  await saveOrTell(() => directory.saveProject(changed), project.scope, log);
}

function step(
  title: string,
  field: 'name' | 'repositoryUrl',
  prompt: string,
  adviseOn: (edited: Project) => Advice | undefined = () => undefined,
): WizardStep<Project> {
  return {
    applies: () => true,
    async ask(project, position) {
      const answer = await askText({
        title,
        prompt,
        value: project[field],
        position,
        validate: (text) => problemOf({ ...project, [field]: text }, field),
        advise: (text) => adviseOn({ ...project, [field]: text }),
      });
      return answer.kind === 'next' ? { kind: 'next', value: { [field]: answer.value } } : answer;
    },
  };
}

/** What the settings would say of the field. */
function problemOf(project: Project, field: ProjectField): string | undefined {
  const decoded = decodeProject(project.id, encodeProject(project), project.scope);
  if (decoded.ok || decoded.error === 'notAnObject' || decoded.error.field !== field) return undefined;
  return fieldSentence(decoded.error.problem);
}

/** A provider is never asked for an address that is not below its own. */
function advise({ directory, hosts }: EditProjectParts, edited: Project): Advice | undefined {
  const provider = directory.current().byId.get(edited.providerId);
  const host = hosts.get(provider?.type ?? '');
  if (provider === undefined || host === undefined) return undefined;
  if (repositoryKeyOf(provider, host, edited.repositoryUrl) !== undefined) return undefined;
  return {
    sentence: l10n.t(
      '“{0}” is for {1} and does not answer for this address.',
      provider.name,
      provider.baseUrl.href,
    ),
    severity: 'warning',
  };
}
