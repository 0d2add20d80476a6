import { l10n } from 'vscode';
import { checkWebhookUrl } from '../../core/webhook/checkWebhookUrl';
import { askText } from '../quickInput/askText';
import type { StepOutcome, StepPosition } from '../quickInput/wizard';
import { webhookUrlSentence } from '../words/webhookWords';

export interface UrlQuestion {
  readonly title: string;
  readonly selfHosted: boolean;
  /** As typed before, or as the host has it. */
  readonly url?: string | undefined;
  /** One that the host has already may stay as it is, whatever it is. */
  readonly kept?: string | undefined;
  /** An empty answer is one too: no webhook is wanted. */
  readonly optional?: boolean;
}

/** The URL that the host is to call. What is wrong with it is said while it is typed, before anything is sent. */
export function askWebhookUrl(
  { title, selfHosted, url = '', kept, optional = false }: UrlQuestion,
  position: StepPosition,
): Promise<StepOutcome<string>> {
  const problemOf = (text: string) =>
    text === kept || (optional && text === '') ? undefined : checkWebhookUrl(text, { selfHosted });
  return askText({
    title,
    prompt: optional
      ? l10n.t('URL for a webhook, which the host calls at each event. Leave it empty for none.')
      : l10n.t('URL that the host calls at each event.'),
    placeholder: 'https://ci.example.com/hooks',
    value: url,
    position,
    validate: (text) => {
      const problem = problemOf(text);
      return problem && webhookUrlSentence(problem);
    },
    advise: (text) => {
      const problem = problemOf(text);
      // While a URL is not typed to its end it is no URL yet.
      return problem?.kind === 'notPublic' || problem?.kind === 'insecure' || problem?.kind === 'credentials'
        ? { sentence: webhookUrlSentence(problem), severity: 'warning' }
        : undefined;
    },
  });
}
