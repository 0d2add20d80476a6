import { basename } from 'node:path';
import { l10n, ThemeIcon } from 'vscode';
import { detectStack } from '../../../core/pipeline/detectStack';
import type { PipelineFile } from '../../../core/pipeline/pipelineFile';
import { askChoice } from '../../quickInput/askChoice';
import type { StepOutcome, StepPosition } from '../../quickInput/wizard';
import { pushNeedSentence } from '../../words/createProjectWords';
import { findPipelineFile, namesIn } from './findPipelineFile';
import { showPipelineFile } from './pipelinePreview';
import type { ChosenProvider, PipelineChoice } from './projectAnswers';
import type { PushNeed } from './pushNeed';

/** A pipeline fit for what is in a working tree; `undefined` where it has one, or the host has none of its own. */
export async function proposePipelineFile(
  { provider, host }: ChosenProvider,
  root: string,
): Promise<PipelineFile | undefined> {
  const found = await findPipelineFile(root, host.pipelinePaths(provider.baseUrl));
  if (found !== undefined) return undefined;
  return host.pipelineFile(provider.baseUrl, detectStack(await namesIn(root)));
}

export interface PipelineFileQuestion {
  readonly title: string;
  /** Of the working tree. */
  readonly root: string;
  readonly file: PipelineFile;
  /** What its push needs of the token. */
  readonly need: PushNeed | undefined;
  readonly position: StepPosition;
}

/** Shows the file as a change of nothing, and asks whether it is to be written. */
export async function askPipelineFile({
  title,
  root,
  file,
  need,
  position,
}: PipelineFileQuestion): Promise<StepOutcome<PipelineChoice>> {
  const preview = await showPipelineFile(file);
  try {
    return await askChoice<PipelineChoice>({
      title,
      placeholder: l10n.t('{folder} has no pipeline. Write {path}?', {
        folder: basename(root),
        path: file.path,
      }),
      items: [
        {
          label: l10n.t('Write {0}', file.path),
          detail:
            need === undefined ? l10n.t('It is yours to change and to commit.') : pushNeedSentence(need),
          iconPath: new ThemeIcon(need?.lacking === true ? 'warning' : 'new-file'),
          value: file,
        },
        { label: l10n.t('No Pipeline File'), iconPath: new ThemeIcon('circle-slash'), value: 'none' },
      ],
      position,
    });
  } finally {
    preview.dispose();
  }
}

/** For a repository that is not on this machine yet: there is nothing to look at before it is cloned. */
export function askPipelineLater(
  title: string,
  choice: PipelineChoice | undefined,
  position: StepPosition,
): Promise<StepOutcome<PipelineChoice>> {
  return askChoice<PipelineChoice>({
    title,
    placeholder: l10n.t('Is a pipeline file to be proposed when the clone turns out to have none?'),
    items: [
      {
        label: l10n.t('Propose One After Cloning'),
        detail: l10n.t('It is shown before it is written.'),
        iconPath: new ThemeIcon('new-file'),
        value: 'afterClone',
      },
      { label: l10n.t('No Pipeline File'), iconPath: new ThemeIcon('circle-slash'), value: 'none' },
    ],
    ...(choice !== undefined && { active: choice }),
    position,
  });
}
