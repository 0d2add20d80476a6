import { l10n, ThemeIcon } from 'vscode';
import { Secret } from '../../core/account/secret';
import { makeSecret } from '../../core/webhook/makeSecret';
import { askChoice } from '../quickInput/askChoice';
import { askText } from '../quickInput/askText';
import type { StepOutcome, StepPosition } from '../quickInput/wizard';
import {
  ownSecretSentence,
  secretChoiceDetail,
  secretChoiceIcon,
  secretChoiceLabel,
} from '../words/webhookWords';
import { checkOwnSecret, shortSecret } from './checkOwnSecret';
import type { SecretChoice } from './webhookDraft';

export interface SecretQuestion {
  readonly title: string;
  readonly options: readonly SecretChoice['kind'][];
  readonly chosen?: SecretChoice | undefined;
  /** The secret would stay behind with the old URL. */
  readonly lost: boolean;
}

/** With which secret the host signs what it sends. Back from typing one's own leads to the choice. */
export async function askWebhookSecret(
  { title, options, chosen, lost }: SecretQuestion,
  position: StepPosition,
): Promise<StepOutcome<SecretChoice>> {
  for (;;) {
    const choice = await askChoice<SecretChoice['kind']>({
      title,
      placeholder: lost
        ? l10n.t('At another URL the host forgets the secret. What is the new one to be?')
        : l10n.t('With which secret does the receiver know that a call is genuine?'),
      items: options.map((kind) => ({
        label: secretChoiceLabel(kind),
        detail: secretChoiceDetail(kind),
        iconPath: new ThemeIcon(secretChoiceIcon(kind)),
        value: kind,
      })),
      ...(chosen !== undefined && options.includes(chosen.kind) && { active: chosen.kind }),
      position,
    });
    if (choice.kind !== 'next') return choice;
    switch (choice.value) {
      case 'keep':
      case 'none':
        return { kind: 'next', value: { kind: choice.value } };
      case 'made':
        // One that was made before stays the same when this step is come back to.
        return {
          kind: 'next',
          value: chosen?.kind === 'made' ? chosen : { kind: 'made', secret: makeSecret() },
        };
      case 'own': {
        const own = await askOwnSecret(title, position);
        if (own.kind !== 'back') return own;
      }
    }
  }
}

async function askOwnSecret(title: string, position: StepPosition): Promise<StepOutcome<SecretChoice>> {
  const typed = await askText({
    title,
    prompt: l10n.t('Secret of the webhook, as the receiver knows it.'),
    password: true,
    position: { ...position, canGoBack: true },
    validate: (text) => {
      const problem = checkOwnSecret(text);
      return problem && ownSecretSentence(problem);
    },
    advise: (text) =>
      text !== '' && text.length < shortSecret
        ? {
            sentence: l10n.t('A secret of fewer than {0} characters can be found by trying.', shortSecret),
            severity: 'warning',
          }
        : undefined,
  });
  return typed.kind === 'next'
    ? { kind: 'next', value: { kind: 'own', secret: new Secret(typed.value) } }
    : typed;
}
