import type { Webhook, WebhookDraft } from '../../core/webhook/webhook';
import { runWizard } from '../quickInput/wizard';
import { draftSteps, type DraftQuestions } from './draftSteps';
import { showNewSecret } from './showNewSecret';
import { webhookDraft, type DraftAnswers } from './webhookDraft';
import type { Asked } from './whileAsking';

export interface DraftDialog extends Omit<DraftQuestions, 'send' | 'leave'> {
  /** Asks the host for it. */
  readonly send: (draft: WebhookDraft) => Promise<Asked<Webhook>>;
}

/**
 * Asks for a webhook and sends it; shows the secret that was made for it. Answers stay while the host refuses. `back`:
 * from the first question.
 */
export async function sendDraft(dialog: DraftDialog): Promise<Asked<Webhook>> {
  const ending: { outcome: Asked<Webhook> } = { outcome: { kind: 'cancel' } };
  const send = async (answers: DraftAnswers): Promise<'done' | 'back' | 'cancel'> => {
    const draft = webhookDraft(answers, dialog.before);
    if (draft === undefined) return 'back';
    const sent = await dialog.send(draft);
    switch (sent.kind) {
      case 'next':
        if (answers.secret?.kind === 'made') await showNewSecret(dialog.title, answers.secret.secret);
        ending.outcome = sent;
        return 'done';
      case 'list':
        ending.outcome = sent;
        return 'cancel';
      case 'back':
      case 'cancel':
        return sent.kind;
    }
  };
  const leave = (): void => {
    ending.outcome = { kind: 'back' };
  };
  await runWizard<DraftAnswers>({}, draftSteps({ ...dialog, send, leave }));
  return ending.outcome;
}
