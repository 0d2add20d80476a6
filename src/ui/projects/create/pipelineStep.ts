import { l10n } from 'vscode';
import type { StepOutcome, StepPosition, WizardStep } from '../../quickInput/wizard';
import type { UsableAccountParts } from '../../remoteSources/usableAccount';
import { whileBusy } from '../../remoteSources/whileBusy';
import { askPipelineFile, askPipelineLater, proposePipelineFile } from './askPipelineFile';
import type { ChosenProvider, PipelineChoice, ProjectAnswers } from './projectAnswers';
import { pushNeed, type PushNeed } from './pushNeed';

export interface PipelineStepParts extends UsableAccountParts {
  readonly title: string;
}

/** Whether a pipeline file is to be written, where the host runs pipelines and the working tree has none. */
export function pipelineStep(parts: PipelineStepParts): WizardStep<ProjectAnswers> {
  return {
    applies: mayHavePipeline,
    async ask({ chosen, place, pipeline }, position) {
      if (chosen === undefined || place === undefined) return { kind: 'back' };
      const { title } = parts;
      if (place.kind === 'clone') return answerOf(await askPipelineLater(title, pipeline, position));
      const file = await proposePipelineFile(chosen, place.path);
      if (file === undefined) return { kind: 'next', value: { pipeline: 'none' } };
      const need = await lookForNeed(parts, chosen, position);
      if (need.kind !== 'next') return need;
      const question = { title, root: place.path, file, need: need.value, position };
      return answerOf(await askPipelineFile(question));
    },
  };
}

function mayHavePipeline({ chosen, place }: ProjectAnswers): boolean {
  const runsPipelines = chosen !== undefined && chosen.host.pipelinePaths(chosen.provider.baseUrl).length > 0;
  return runsPipelines && !(place?.kind === 'folder' && place.pipeline !== undefined);
}

async function lookForNeed(
  { title, ...parts }: PipelineStepParts,
  chosen: ChosenProvider,
  position: StepPosition,
): Promise<StepOutcome<PushNeed | undefined>> {
  const { provider, host } = chosen;
  if (host.pipelineScope(provider.baseUrl) === undefined) return { kind: 'next', value: undefined };
  const asking = new AbortController();
  const placeholder = l10n.t('Looking what the token may push…');
  const need = await whileBusy({ title, placeholder, position }, pushNeed(parts, chosen, asking.signal));
  asking.abort();
  return need;
}

function answerOf(answer: StepOutcome<PipelineChoice>): StepOutcome<ProjectAnswers> {
  return answer.kind === 'next' ? { kind: 'next', value: { pipeline: answer.value } } : answer;
}
