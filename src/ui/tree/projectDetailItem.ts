import { l10n, ThemeColor, ThemeIcon, TreeItem } from 'vscode';
import type { Project } from '../../core/project/project';
import { projectKey } from '../../core/project/projectKey';
import type { ProjectRun } from '../../core/project/projectRun';
import { providerState } from '../../core/provider/providerState';
import { projectRunIcon, projectRunPhrase, projectRunProblem } from '../words/projectWords';
import { stateLabel } from '../words/stateWords';
import { pipelineFileOf } from '../projects/pipelineFileOf';
import type { ProjectFacts } from './projectFacts';
import { projectPath } from './projectPath';
import { projectHindrance } from './projectRowItem';
import type { ProviderRowParts } from './providerRowItem';
import type { ProjectDetail } from './row';

/** A row below a project's that says one thing of it. */
export async function projectDetailItem(
  parts: ProviderRowParts,
  facts: ProjectFacts,
  project: Project,
  detail: ProjectDetail,
): Promise<TreeItem> {
  const item = new TreeItem('');
  item.id = `project ${projectKey(project)} ${detail}`;
  switch (detail) {
    case 'repository':
      show(item, l10n.t('Repository'), 'repo', projectPath(parts, project));
      item.contextValue = 'projectRepository';
      item.tooltip = project.repositoryUrl;
      break;
    case 'provider':
      await showProvider(item, parts, project);
      break;
    case 'folder':
      showFolder(item, facts, project);
      break;
    case 'pipelineFile': {
      const file = await pipelineFileOf(parts, project, folderOf(facts, project));
      show(item, l10n.t('Pipeline File'), 'file-code', file?.path ?? l10n.t('none'));
      item.contextValue = `projectPipelineFile ${file === undefined ? 'none' : 'found'}`;
      break;
    }
    case 'latestRun':
      showRun(item, facts.run(project), parts.now());
  }
  item.tooltip ??= typeof item.description === 'string' ? item.description : undefined;
  return item;
}

/** The folder of a project on this machine, as far as it is known. */
export function folderOf(facts: ProjectFacts, project: Project): string | undefined {
  return facts.checkout(project)?.root.fsPath ?? facts.lastFolder(project);
}

function show(item: TreeItem, label: string, icon: string, description: string): void {
  item.label = label;
  item.iconPath = new ThemeIcon(icon);
  item.description = description;
}

async function showProvider(item: TreeItem, parts: ProviderRowParts, project: Project): Promise<void> {
  const hindrance = await projectHindrance(parts, project);
  const provider = parts.directory.current().byId.get(project.providerId);
  if (provider === undefined) {
    show(item, l10n.t('Provider'), 'plug', l10n.t('Provider missing').toLowerCase());
  } else {
    const account = await parts.summaries.of(provider);
    const state = providerState(provider, account, parts.health.read(provider.id), parts.now());
    const icon = parts.hosts.get(provider.type)?.icon ?? 'plug';
    show(item, l10n.t('Provider'), icon, [provider.name, stateLabel(state).toLowerCase()].join(' · '));
  }
  item.contextValue = `projectProvider ${hindrance?.kind ?? 'fine'}`;
}

function showFolder(item: TreeItem, facts: ProjectFacts, project: Project): void {
  const checkout = facts.checkout(project);
  const path = folderOf(facts, project);
  show(
    item,
    l10n.t('Folder'),
    checkout === undefined ? 'folder' : 'folder-opened',
    path ?? l10n.t('not known on this machine'),
  );
  item.contextValue = `projectFolder ${checkout !== undefined ? 'open' : path !== undefined ? 'elsewhere' : 'unknown'}`;
}

function showRun(item: TreeItem, known: ProjectRun | undefined, now: Date): void {
  const { icon, color } = projectRunIcon(known);
  show(
    item,
    l10n.t('Latest Run'),
    known === undefined ? 'circle-outline' : icon,
    known === undefined ? l10n.t('not known') : projectRunPhrase(known, now),
  );
  if (color !== undefined) item.iconPath = new ThemeIcon(icon, new ThemeColor(color));
  item.contextValue = `projectRun ${known?.kind ?? 'unknown'}`;
  const problem = projectRunProblem(known);
  if (problem !== undefined) item.tooltip = problem;
  else if (known?.kind === 'run' && known.run.name !== undefined) item.tooltip = known.run.name;
}
