import { l10n } from 'vscode';
import type { WebhookAccess } from '../../../core/host/gitHost';
import type { WebhookClient } from '../../../core/webhook/webhookClient';
import { ok, type Result } from '../../../shared/result';
import type { StepOutcome, WizardStep } from '../../quickInput/wizard';
import { sourceProblemSentence } from '../../remoteSources/sourceWords';
import type { SourceProblem } from '../../remoteSources/usableAccount';
import { whileBusy } from '../../remoteSources/whileBusy';
import { askWebhookEvents } from '../../webhooks/askWebhookEvents';
import { askWebhookUrl } from '../../webhooks/askWebhookUrl';
import { noWebhookSentence } from '../../words/createProjectWords';
import type { CreateProjectParts } from './createProjectParts';
import type { ChosenProvider, ProjectAnswers } from './projectAnswers';
import { tellNoWebhook } from './tellNoWebhook';
import { withClient } from './withClient';

export interface WebhookStepsParts extends CreateProjectParts {
  readonly title: string;
}

type Step = WizardStep<ProjectAnswers>;
type Outcome = Promise<StepOutcome<ProjectAnswers>>;

interface WebhookFacts {
  readonly access: WebhookAccess;
  readonly webhooks: Pick<WebhookClient, 'selfHosted' | 'events'>;
}

/** The URL of a webhook and its events, where the host lets webhooks be added. */
export function webhookSteps(parts: WebhookStepsParts): readonly Step[] {
  return [
    { applies: canHaveWebhooks, ask: urlQuestion(parts) },
    {
      applies: (answers) => canHaveWebhooks(answers) && (answers.webhookUrl ?? '') !== '',
      ask: eventsQuestion(parts),
    },
  ];
}

function canHaveWebhooks({ chosen }: ProjectAnswers): boolean {
  return chosen?.host.capabilities(chosen.provider.baseUrl).webhooks.includes('add') === true;
}

function urlQuestion({ title, ...parts }: WebhookStepsParts): Step['ask'] {
  return async ({ chosen, repository, webhookUrl }, position): Outcome => {
    if (chosen === undefined || repository === undefined) return { kind: 'back' };
    const asking = new AbortController();
    const known = await whileBusy(
      { title, placeholder: l10n.t('Looking whether webhooks can be added…'), position },
      readFacts(parts, chosen, repository.details.fullName, asking.signal),
    );
    asking.abort();
    if (known.kind !== 'next') return known;
    const refused = refusalOf(known.value);
    if (refused !== undefined || !known.value.ok) {
      const told = await tellNoWebhook(title, refused ?? '', position);
      return told.kind === 'next'
        ? { kind: 'next', value: { webhookUrl: '', webhookRefused: refused } }
        : told;
    }
    const { selfHosted } = known.value.value.webhooks;
    const answer = await askWebhookUrl({ title, url: webhookUrl, selfHosted, optional: true }, position);
    return answer.kind === 'next'
      ? { kind: 'next', value: { webhookUrl: answer.value, webhookRefused: undefined } }
      : answer;
  };
}

function eventsQuestion({ title, ...parts }: WebhookStepsParts): Step['ask'] {
  return async ({ chosen, repository, webhookEvents }, position): Outcome => {
    if (chosen === undefined || repository === undefined) return { kind: 'back' };
    const events = await withClient(parts, chosen.provider, (client) =>
      Promise.resolve(ok(client.webhooks(repository.details.fullName).events)),
    );
    if (!events.ok) return { kind: 'back' };
    const answer = await askWebhookEvents(title, events.value, webhookEvents, position);
    return answer.kind === 'next' ? { kind: 'next', value: { webhookEvents: answer.value } } : answer;
  };
}

function readFacts(
  parts: CreateProjectParts,
  { provider }: ChosenProvider,
  fullName: string,
  signal: AbortSignal,
): Promise<Result<WebhookFacts, SourceProblem>> {
  return withClient(parts, provider, async (client) => {
    const access = await client.webhooksAllowed(fullName, signal);
    return access.ok ? ok({ access: access.value, webhooks: client.webhooks(fullName) }) : access;
  });
}

/** Why no webhook can be added; `undefined` where one can, or nobody knows before it is tried. */
function refusalOf(facts: Result<WebhookFacts, SourceProblem>): string | undefined {
  if (!facts.ok) return sourceProblemSentence(facts.error);
  const { access } = facts.value;
  return access.kind === 'refused' ? noWebhookSentence(access) : undefined;
}
