import { l10n } from 'vscode';
import { userScope } from '../../../core/provider/provider';
import type { GitApi } from '../../gitExtension';
import type { StepOutcome, StepPosition, WizardStep } from '../../quickInput/wizard';
import type { RepositoryFinder } from '../../remoteSources/repositoryFinder';
import { sourceProblemSentence } from '../../remoteSources/sourceWords';
import { whileBusy } from '../../remoteSources/whileBusy';
import { openScopes } from '../../settingsScopes';
import { askHttps } from './askHttps';
import { askPlace } from './askPlace';
import { askProvider } from './askProvider';
import { askRepository } from './askRepository';
import { askScope } from './askScope';
import { askSummary } from './askSummary';
import type { CreateProjectParts } from './createProjectParts';
import { findRepository } from './findRepository';
import { openClones } from './openClones';
import { pipelineStep } from './pipelineStep';
import { planOf } from './planOf';
import type { ProjectAnswers } from './projectAnswers';
import { webhookSteps } from './webhookSteps';

export interface CreateProjectStepsParts extends CreateProjectParts {
  readonly title: string;
  readonly git: GitApi;
  readonly finder: RepositoryFinder;
  /** Somebody wants another provider first: the flow ends. */
  readonly addProvider: () => void;
}

type Outcome = Promise<StepOutcome<ProjectAnswers>>;
type Step = WizardStep<ProjectAnswers>;

const next = (value: ProjectAnswers): StepOutcome<ProjectAnswers> => ({ kind: 'next', value });

/** What another repository takes away. */
const nothingYet: ProjectAnswers = {
  place: undefined,
  useHttps: undefined,
  pipeline: undefined,
  webhookUrl: undefined,
  webhookEvents: undefined,
  webhookRefused: undefined,
  scope: undefined,
};

/** Questions whose answers are given are not among them. */
export function createProjectSteps(parts: CreateProjectStepsParts, given: ProjectAnswers): readonly Step[] {
  const always = (): boolean => true;
  return [
    ...(given.chosen === undefined ? [{ applies: always, ask: providerQuestion(parts) }] : []),
    ...(given.repository === undefined ? [{ applies: always, ask: repositoryQuestion(parts) }] : []),
    { applies: always, ask: placeQuestion(parts) },
    {
      applies: ({ place }) => place?.kind === 'folder' && place.ssh !== undefined,
      ask: httpsQuestion(parts),
    },
    pipelineStep(parts),
    ...webhookSteps(parts),
    {
      applies: ({ repository }) => repository?.existing === undefined && openScopes().length > 1,
      ask: scopeQuestion(parts),
    },
    { applies: always, ask: summary(parts) },
  ];
}

function providerQuestion(parts: CreateProjectStepsParts): Step['ask'] {
  return async ({ chosen }, position): Outcome => {
    const answer = await askProvider(parts, parts.title, chosen, position);
    if (answer.kind !== 'next') return answer;
    if (answer.value === 'add') {
      parts.addProvider();
      return { kind: 'cancel' };
    }
    const same = answer.value.provider.id === chosen?.provider.id;
    return next({ chosen: answer.value, ...(!same && { repository: undefined, ...nothingYet }) });
  };
}

/** Asks again, with the reason, where the host does not show the repository to this provider. */
function repositoryQuestion({ title, git, finder, ...parts }: CreateProjectStepsParts): Step['ask'] {
  return async ({ chosen, repository }, position): Outcome => {
    if (chosen === undefined) return { kind: 'back' };
    const open = openClones(git.repositories, chosen);
    let placeholder = l10n.t('Which repository of “{0}”? Type to search.', chosen.provider.name);
    for (;;) {
      const question = { title, placeholder, finder, providerId: chosen.provider.id, open, position };
      const answer = await askRepository(question);
      if (answer.kind !== 'next') return answer;
      const looking = new AbortController();
      const found = await whileBusy(
        { title, placeholder: l10n.t('Looking at {0}…', answer.value), position },
        findRepository(parts, chosen, answer.value, looking.signal),
      );
      looking.abort();
      if (found.kind !== 'next') return found;
      if (found.value.ok) {
        const same = found.value.value.key === repository?.key;
        return next({ repository: found.value.value, ...(!same && nothingYet) });
      }
      placeholder = l10n.t('{repository}: {problem}', {
        repository: answer.value,
        problem: sourceProblemSentence(found.value.error),
      });
    }
  };
}

function placeQuestion({ title, git }: CreateProjectStepsParts): Step['ask'] {
  return async ({ chosen, repository }, position): Outcome => {
    if (chosen === undefined || repository === undefined) return { kind: 'back' };
    const answer = await askPlace({ title, git, chosen, repository, position });
    return answer.kind === 'next'
      ? next({ place: answer.value, useHttps: undefined, pipeline: undefined })
      : answer;
  };
}

function httpsQuestion({ title }: CreateProjectStepsParts): Step['ask'] {
  return async ({ place, useHttps }, position): Outcome => {
    if (place?.kind !== 'folder' || place.ssh === undefined) return { kind: 'back' };
    const answer = await askHttps(title, place.path, place.ssh, useHttps, position);
    return answer.kind === 'next' ? next({ useHttps: answer.value }) : answer;
  };
}

function scopeQuestion({ title }: CreateProjectStepsParts): Step['ask'] {
  return async ({ scope }, position: StepPosition): Outcome => {
    const answer = await askScope(title, openScopes(), scope ?? userScope, position);
    return answer.kind === 'next' ? next({ scope: answer.value }) : answer;
  };
}

function summary({ title }: CreateProjectStepsParts): Step['ask'] {
  return async (answers, position): Outcome => {
    const plan = planOf(answers);
    if (plan === undefined) return { kind: 'back' };
    const answer = await askSummary(title, plan, answers.webhookRefused, position);
    return answer.kind === 'next' ? next({}) : answer;
  };
}
