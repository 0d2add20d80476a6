import { l10n } from 'vscode';
import type { Webhook } from '../../core/webhook/webhook';
import { askLastLook } from '../quickInput/askLastLook';
import type { StepOutcome, StepPosition, WizardStep } from '../quickInput/wizard';
import { secretChoiceDetail } from '../words/webhookWords';
import { askWebhookEvents } from './askWebhookEvents';
import { askWebhookSecret } from './askWebhookSecret';
import { askWebhookUrl } from './askWebhookUrl';
import type { WebhookFacts } from './readWebhooks';
import { secretOptions, type DraftAnswers } from './webhookDraft';

export interface DraftQuestions {
  readonly title: string;
  readonly facts: WebhookFacts;
  /** The webhook that is edited; absent for a new one. */
  readonly before?: Webhook;
  /** What the last step asks, and what answers it. */
  readonly question: string;
  readonly verb: string;
  /** Asks the host. `back` shows the summary again. */
  readonly send: (answers: DraftAnswers) => Promise<'done' | 'back' | 'cancel'>;
  /** Called when the first question is answered with Back, which ends the dialog. */
  readonly leave: () => void;
}

type Step = WizardStep<DraftAnswers>;

/** URL, events and secret of a webhook, and a last look before the host is asked. */
export function draftSteps(questions: DraftQuestions): readonly Step[] {
  const { title, facts, before, leave } = questions;
  const applies = (): boolean => true;
  const { selfHosted, urlChangeDropsSecret } = facts;
  return [
    {
      applies,
      ask: async ({ url }, position) => {
        const question = { title, selfHosted, url: url ?? before?.url, kept: before?.url };
        const answer = await askWebhookUrl(question, { ...position, canGoBack: true });
        if (answer.kind === 'back') {
          leave();
          return { kind: 'cancel' };
        }
        return answered(answer, (value) => ({ url: value }));
      },
    },
    {
      applies,
      ask: async ({ events }, position) => {
        const chosen = events ?? before?.events;
        return answered(await askWebhookEvents(title, facts.events, chosen, position), (value) => ({
          events: value,
        }));
      },
    },
    {
      applies,
      ask: async ({ url, secret }, position) => {
        const lost = before !== undefined && urlChangeDropsSecret && url !== before.url;
        const options = secretOptions(before, url, urlChangeDropsSecret);
        return answered(
          await askWebhookSecret({ title, options, chosen: secret, lost }, position),
          (value) => ({ secret: value }),
        );
      },
    },
    { applies, ask: (answers, position) => confirmAndSend(questions, answers, position) },
  ];
}

async function confirmAndSend(
  { title, question, verb, send }: DraftQuestions,
  answers: DraftAnswers,
  position: StepPosition,
): Promise<StepOutcome<DraftAnswers>> {
  const { url = '', events = [], secret } = answers;
  const facts = [
    { icon: 'radio-tower', label: l10n.t('URL'), detail: url },
    { icon: 'list-unordered', label: l10n.t('Events'), detail: events.join(', ') },
    ...(secret === undefined
      ? []
      : [{ icon: 'key', label: l10n.t('Secret'), detail: secretChoiceDetail(secret.kind) }]),
  ];
  const look = { title, placeholder: question, verb, caption: l10n.t('what the host is told'), facts };
  for (;;) {
    const choice = await askLastLook(look, position);
    if (choice.kind !== 'next') return choice;
    const sent = await send(answers);
    if (sent === 'done') return { kind: 'next', value: {} };
    if (sent === 'cancel') return { kind: 'cancel' };
  }
}

function answered<T>(outcome: StepOutcome<T>, answer: (value: T) => DraftAnswers): StepOutcome<DraftAnswers> {
  return outcome.kind === 'next' ? { kind: 'next', value: answer(outcome.value) } : outcome;
}
