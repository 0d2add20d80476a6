import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { hindranceOf, silencesHost, type Hindrance } from '../../core/project/hindrance';
import type { Project } from '../../core/project/project';
import { projectKey } from '../../core/project/projectKey';
import type { ProjectRun } from '../../core/project/projectRun';
import { providerState } from '../../core/provider/providerState';
import {
  hindranceLabel,
  hindranceSentence,
  projectRunIcon,
  projectRunPhrase,
  projectRunProblem,
} from '../words/projectWords';
import { projectPath } from './projectPath';
import type { ProjectFacts } from './projectFacts';
import type { ProviderRowParts } from './providerRowItem';

export interface ProjectRowLook {
  /** The id of a provider in whose details the row stands. */
  readonly below?: string;
  /** The row says what is known of the project's run, and has details below it. */
  readonly facts?: ProjectFacts;
}

/** A pipeline project with the latest run of its branch, or else its repository; what hinders it stands behind that. */
export async function projectRowItem(
  parts: ProviderRowParts,
  project: Project,
  { below = '', facts }: ProjectRowLook = {},
): Promise<TreeItem> {
  const { Collapsed, None } = TreeItemCollapsibleState;
  const item = new TreeItem(project.name, facts === undefined ? None : Collapsed);
  const hindrance = await projectHindrance(parts, project);
  const known = silencesHost(hindrance) ? undefined : facts?.run(project);
  const path = projectPath(parts, project);
  const said = [
    known === undefined ? path : projectRunPhrase(known, parts.now()),
    ...(hindrance === undefined ? [] : [hindranceLabel(hindrance).toLowerCase()]),
  ];
  item.id = `${below} project ${projectKey(project)}`.trim();
  item.contextValue = contextOf(hindrance, known, facts?.checkout(project) !== undefined);
  item.description = said.join(' · ');
  item.iconPath = iconOf(hindrance, known);
  item.tooltip = [
    project.repositoryUrl,
    known && projectRunPhrase(known, parts.now()),
    projectRunProblem(known),
    hindrance && hindranceSentence(hindrance),
  ]
    .filter((line) => line !== undefined)
    .join('\n\n');
  item.accessibilityInformation = {
    label: l10n.t('{name}, a project of {repository}: {state}.', {
      name: project.name,
      repository: path,
      state: said.join(', '),
    }),
  };
  return item;
}

/** What keeps a project from working: menus offer what helps. */
export async function projectHindrance(
  parts: Pick<ProviderRowParts, 'directory' | 'summaries' | 'health' | 'now'>,
  { providerId }: Project,
): Promise<Hindrance | undefined> {
  const provider = parts.directory.current().byId.get(providerId);
  if (provider === undefined) return hindranceOf(undefined);
  const account = await parts.summaries.of(provider);
  return hindranceOf(providerState(provider, account, parts.health.read(providerId), parts.now()));
}

/** `project tokenMissing`, `project fine run open`. */
function contextOf(hindrance: Hindrance | undefined, known: ProjectRun | undefined, isOpen: boolean): string {
  const state = hindrance?.kind ?? (known?.kind === 'failed' ? 'unread' : 'fine');
  return ['project', state, ...(known?.kind === 'run' ? ['run'] : []), ...(isOpen ? ['open'] : [])].join(' ');
}

function iconOf(hindrance: Hindrance | undefined, known: ProjectRun | undefined): ThemeIcon {
  if (hindrance !== undefined) return new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
  const { icon, color } = projectRunIcon(known);
  return new ThemeIcon(icon, color === undefined ? undefined : new ThemeColor(color));
}
