import { l10n, ProgressLocation, window } from 'vscode';
import type { Project } from '../../core/project/project';
import { repositoryName } from '../../core/project/repositoryName';
import { withClient } from '../projects/create/withClient';
import { pickProject, type PickProjectParts } from '../projects/pickProject';
import { listedRepository } from '../projects/pickRepository';
import type { UsableAccountParts } from '../remoteSources/usableAccount';
import { openPage } from './openPages';

export interface OpenRepositoryParts extends PickProjectParts, UsableAccountParts {}

/** Opens the page of a repository: of a row in a provider's list, or of a project. */
export async function openRepository(parts: OpenRepositoryParts, argument: unknown): Promise<void> {
  const listed = listedRepository(parts, argument);
  const project =
    listed === undefined
      ? await pickProject(parts, argument, l10n.t('Open Repository on the Web'))
      : undefined;
  const url = listed?.repository.webUrl ?? (project && (await webUrlOf(parts, project)));
  if (url === undefined) return;
  // The address is the host's own word.
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) await openPage(url);
  else void window.showErrorMessage(l10n.t('The host gives no web address for this repository.'));
}

/** The host knows its pages; where it does not answer, the address of the repository itself mostly is one. */
async function webUrlOf(parts: OpenRepositoryParts, project: Project): Promise<string> {
  const { providerId, repositoryUrl } = project;
  const provider = parts.directory.current().byId.get(providerId);
  const host = parts.hosts.get(provider?.type ?? '');
  const fullName = provider && host && repositoryName(provider, host, repositoryUrl);
  const guess = repositoryUrl.replace(/\.git$/, '');
  if (provider === undefined || fullName === undefined) return guess;
  const found = await window.withProgress(
    { location: ProgressLocation.Window, title: l10n.t('Asking for the page of {0}…', fullName) },
    () => withClient(parts, provider, (client) => client.repository(fullName, new AbortController().signal)),
  );
  return found.ok ? found.value.webUrl : guess;
}
