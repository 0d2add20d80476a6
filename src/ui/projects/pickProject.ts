import * as v from 'valibot';
import { l10n, ThemeIcon } from 'vscode';
import type { GitHost } from '../../core/host/gitHost';
import type { Project } from '../../core/project/project';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import { runCommand } from '../commands/command';
import { askChoice, type ChoiceItem } from '../quickInput/askChoice';
import { projectPath } from '../tree/projectPath';

export interface PickProjectParts {
  readonly directory: ProviderDirectory;
  readonly hosts: ReadonlyMap<string, GitHost>;
}

/** A row of a project, or below one. */
const projectArgument = v.object({
  project: v.object({
    id: v.string(),
    scope: v.object({ kind: v.string(), uri: v.optional(v.string()) }),
  }),
});

/** The project that a command was called for, as it is in the settings now. */
export function projectOf(
  { directory }: Pick<PickProjectParts, 'directory'>,
  argument: unknown,
): Project | undefined {
  const named = v.safeParse(projectArgument, argument);
  if (!named.success) return undefined;
  const { id, scope } = named.output.project;
  return directory
    .current()
    .projects.find(
      (each) =>
        each.id === id &&
        each.scope.kind === scope.kind &&
        (each.scope.kind === 'user' || each.scope.uri === scope.uri),
    );
}

/** The project that a command was called for, or else the one that the user picks. */
export async function pickProject(
  parts: PickProjectParts,
  argument: unknown,
  title: string,
): Promise<Project | undefined> {
  const given = projectOf(parts, argument);
  if (given !== undefined) return given;
  const { projects, byId } = parts.directory.current();
  const create: ChoiceItem<undefined> = {
    label: l10n.t('Create Pipeline Project…'),
    iconPath: new ThemeIcon('add'),
    value: undefined,
    alwaysShow: true,
  };
  const picked = await askChoice<Project | undefined>({
    title,
    placeholder: l10n.t('Which project?'),
    items: [
      ...projects.map((project) => ({
        label: project.name,
        description: [projectPath(parts, project), byId.get(project.providerId)?.name]
          .filter((part) => part !== undefined)
          .join(' · '),
        iconPath: new ThemeIcon('repo'),
        value: project,
      })),
      create,
    ],
  });
  if (picked.kind !== 'next') return undefined;
  if (picked.value === undefined) await runCommand('createProject');
  return picked.value;
}

/** The projects that a command was called for together, or else the one that `pickProject` gives. */
export async function pickProjects(
  parts: PickProjectParts,
  argument: unknown,
  selection: unknown,
  title: string,
): Promise<readonly Project[]> {
  const rows: readonly unknown[] = Array.isArray(selection) ? selection : [];
  const selected = new Set(rows.flatMap((row) => projectOf(parts, row) ?? []));
  if (selected.size > 1) return [...selected];
  const picked = await pickProject(parts, argument, title);
  return picked === undefined ? [] : [picked];
}
