import { askRepositoryOf } from '../projects/create/askRepositoryOf';
import { runWizard, type StepOutcome, type StepPosition, type WizardStep } from '../quickInput/wizard';
import { askWebhookProvider } from './askWebhookProvider';
import { noSteps } from './noSteps';
import type { GivenTarget } from './readTarget';
import type { Left } from './continued';
import type { WebhookParts, WebhookTarget } from './webhookParts';

interface Picked extends Partial<WebhookTarget> {
  /** Another provider is wanted first. */
  readonly addsProvider?: true;
}

export interface ManageOptions {
  readonly title: string;
  /** Shows what is to be done with the target; `back` asks for another repository where one was asked for. */
  readonly show: (target: WebhookTarget, canGoBack: boolean) => Promise<Left>;
}

/**
 * Asks for the provider and the repository that a command was not called for, and shows its webhooks. `addProvider`:
 * the user wants another provider first.
 */
export async function manageTarget(
  parts: WebhookParts,
  given: Extract<GivenTarget, { kind: 'given' }>,
  { title, show }: ManageOptions,
): Promise<'addProvider' | 'done'> {
  const goesOn = ({ addsProvider }: Picked): boolean => addsProvider !== true;
  const host = parts.hosts.get(given.provider?.type ?? '');
  const start: Picked = {
    ...(given.provider !== undefined && host !== undefined && { provider: given.provider, host }),
    ...(given.fullName !== undefined && { fullName: given.fullName }),
  };
  const provider: WizardStep<Picked> = {
    applies: goesOn,
    ask: async (picked, position) => {
      const answer = await askWebhookProvider(parts, title, picked.provider, position.canGoBack);
      if (answer.kind !== 'next') return answer;
      return { kind: 'next', value: answer.value === 'add' ? { addsProvider: true } : answer.value };
    },
  };
  const repository: WizardStep<Picked> = {
    applies: goesOn,
    ask: (picked, position) => pickRepository(parts, title, picked, position),
  };
  const last: WizardStep<Picked> = {
    applies: goesOn,
    ask: async ({ provider: chosen, host: itsHost, fullName }, position) => {
      if (chosen === undefined || itsHost === undefined || fullName === undefined) return { kind: 'back' };
      const left = await show({ provider: chosen, host: itsHost, fullName }, position.canGoBack);
      return left === 'back' ? { kind: 'back' } : { kind: 'next', value: {} };
    },
  };
  const picked = await runWizard(start, [
    ...(start.provider === undefined ? [provider] : []),
    ...(start.fullName === undefined ? [repository] : []),
    last,
  ]);
  return picked?.addsProvider === true ? 'addProvider' : 'done';
}

async function pickRepository(
  parts: WebhookParts,
  title: string,
  { provider, host }: Picked,
  { canGoBack }: StepPosition,
): Promise<StepOutcome<Picked>> {
  if (provider === undefined || host === undefined) return { kind: 'back' };
  const answer = await askRepositoryOf(parts, title, { provider, host }, noSteps(canGoBack));
  return answer.kind === 'next' ? { kind: 'next', value: { fullName: answer.value } } : answer;
}
