import { l10n, window } from 'vscode';
import type { HostError } from '../../core/host/hostError';
import type { WebhookClient } from '../../core/webhook/webhookClient';
import type { Result } from '../../shared/result';
import type { StepOutcome } from '../quickInput/wizard';
import { whileBusy } from '../remoteSources/whileBusy';
import { askWebhooks } from './askWebhooks';
import { noSteps } from './noSteps';
import { tellProblem } from './tellProblem';
import type { WebhookSession } from './webhookParts';

export interface HostQuestion<T> {
  readonly title: string;
  /** What is being done, while it is. */
  readonly placeholder: string;
  readonly permission: 'read' | 'write';
  /** `true` where absent. */
  readonly canGoBack?: boolean;
  ask(webhooks: WebhookClient, signal: AbortSignal): Promise<Result<T, HostError>>;
}

/** `list`: what the host has by now is to be shown. */
export type Asked<T> = StepOutcome<T> | { readonly kind: 'list' };

/**
 * Asks the host while a list says so; Back and Escape end the request. A failure is told with its remedies, and the
 * question asked again where that is wanted.
 */
export async function whileAsking<T>(session: WebhookSession, question: HostQuestion<T>): Promise<Asked<T>> {
  const { title, placeholder, permission, canGoBack = true } = question;
  for (;;) {
    const asking = new AbortController();
    const outcome = await whileBusy(
      { title, placeholder, position: noSteps(canGoBack) },
      askWebhooks(session.parts, session.target, permission, (webhooks) =>
        question.ask(webhooks, asking.signal),
      ),
    );
    if (outcome.kind !== 'next') {
      asking.abort();
      if (permission === 'write') tellUnsure(session);
      return outcome;
    }
    if (outcome.value.ok) return { kind: 'next', value: outcome.value.value };
    const told = await tellProblem(session, {
      title,
      problem: outcome.value.error,
      changes: permission === 'write',
      canGoBack,
    });
    if (told !== 'again') return { kind: told };
  }
}

/** A request that is given up may have arrived. */
function tellUnsure({ target }: WebhookSession): void {
  void window.showInformationMessage(
    l10n.t(
      'Cancelled. Whether the host has changed a webhook of {0} all the same, Manage Webhooks shows.',
      target.fullName,
    ),
  );
}
