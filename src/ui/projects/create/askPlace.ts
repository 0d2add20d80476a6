import { basename } from 'node:path';
import { l10n, ThemeIcon, window } from 'vscode';
import type { GitApi } from '../../gitExtension';
import { askChoice, type ChoiceItem } from '../../quickInput/askChoice';
import type { StepOutcome, StepPosition } from '../../quickInput/wizard';
import { cloneOf, type LocalClone } from './cloneOf';
import { findPipelineFile } from './findPipelineFile';
import { openClones } from './openClones';
import type { ChosenProvider, ChosenRepository, ProjectPlace } from './projectAnswers';

export interface PlaceQuestion {
  readonly title: string;
  readonly git: GitApi;
  readonly chosen: ChosenProvider;
  readonly repository: ChosenRepository;
  readonly position: StepPosition;
}

type Answer = { readonly path: string } | 'folder' | 'clone';

/** Where the repository is, or is to be. A dialog that is closed leads back to the question. */
export async function askPlace(question: PlaceQuestion): Promise<StepOutcome<ProjectPlace>> {
  const { title, git, chosen, repository, position } = question;
  const { fullName } = repository.details;
  let placeholder = l10n.t('Where is {0} on this machine?', fullName);
  for (;;) {
    const answer = await askChoice<Answer>({ title, placeholder, items: placeItems(question), position });
    if (answer.kind !== 'next') return answer;
    if (answer.value === 'clone') {
      const parent = await askFolder(l10n.t('Clone {0} Into…', fullName), l10n.t('Clone Here'));
      if (parent !== undefined) return { kind: 'next', value: { kind: 'clone', parent } };
      continue;
    }
    const path =
      answer.value === 'folder'
        ? await askFolder(l10n.t('Folder of {0}', fullName), l10n.t('Use This Folder'))
        : answer.value.path;
    if (path === undefined) continue;
    const clone = await cloneOf(git.git.path, path, chosen, repository.key);
    if (clone !== undefined) return { kind: 'next', value: await placeAt(clone, chosen) };
    placeholder = l10n.t('{folder} is no clone of {repository}. Choose another place.', {
      folder: basename(path),
      repository: fullName,
    });
  }
}

async function placeAt({ root, ssh }: LocalClone, { provider, host }: ChosenProvider): Promise<ProjectPlace> {
  const pipeline = await findPipelineFile(root, host.pipelinePaths(provider.baseUrl));
  return {
    kind: 'folder',
    path: root,
    ...(pipeline !== undefined && { pipeline }),
    ...(ssh !== undefined && { ssh }),
  };
}

function placeItems({ git, chosen, repository }: PlaceQuestion): readonly ChoiceItem<Answer>[] {
  const open = openClones(git.repositories, chosen)
    .filter(({ key }) => key === repository.key)
    .map(({ path }): ChoiceItem<Answer> => ({
      label: basename(path),
      description: l10n.t('open in this window'),
      detail: path,
      iconPath: new ThemeIcon('folder-opened'),
      value: { path },
    }));
  return [
    ...open,
    { label: l10n.t('Clone to a Folder…'), iconPath: new ThemeIcon('repo-clone'), value: 'clone' },
    { label: l10n.t('Existing Folder…'), iconPath: new ThemeIcon('folder'), value: 'folder' },
  ];
}

async function askFolder(title: string, openLabel: string): Promise<string | undefined> {
  const picked = await window.showOpenDialog({
    title,
    openLabel,
    canSelectFiles: false,
    canSelectFolders: true,
    canSelectMany: false,
  });
  const [folder] = picked ?? [];
  return folder?.scheme === 'file' ? folder.fsPath : undefined;
}
