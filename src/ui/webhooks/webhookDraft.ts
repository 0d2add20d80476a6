import type { Secret } from '../../core/account/secret';
import type { Webhook, WebhookDraft } from '../../core/webhook/webhook';

/** What becomes of the secret. `none`: there is none, or it stays behind with the old URL. */
export type SecretChoice =
  | { readonly kind: 'keep' | 'none' }
  /** `made` here, to be shown once; the user's `own` is not shown. */
  | { readonly kind: 'made' | 'own'; readonly secret: Secret };

/** What the steps have gathered so far. */
export interface DraftAnswers {
  readonly url?: string | undefined;
  /** The host's own names. */
  readonly events?: readonly string[] | undefined;
  readonly secret?: SecretChoice | undefined;
}

/** `undefined`: an answer is missing. `before`: the webhook that is edited. */
export function webhookDraft(
  { url, events, secret }: DraftAnswers,
  before: Webhook | undefined,
): WebhookDraft | undefined {
  if (url === undefined || events === undefined || secret === undefined) return undefined;
  return {
    url,
    events,
    secret: 'secret' in secret ? secret.secret : undefined,
    active: before?.active ?? true,
  };
}

/** The webhook is as the draft wants it; the order of events means nothing. */
export function changesNothing(webhook: Webhook, { url, events, secret }: WebhookDraft): boolean {
  const names = new Set(webhook.events);
  return (
    secret === undefined &&
    url === webhook.url &&
    events.length === names.size &&
    events.every((name) => names.has(name))
  );
}

/** How a secret can be chosen, the usual choice first. */
export function secretOptions(
  before: Webhook | undefined,
  url: string | undefined,
  urlChangeDropsSecret: boolean,
): readonly SecretChoice['kind'][] {
  if (before === undefined) return ['made', 'own'];
  const drops = urlChangeDropsSecret && url !== before.url;
  if (!drops) return before.hasSecret === false ? ['none', 'made', 'own'] : ['keep', 'made', 'own'];
  return before.hasSecret === true ? ['made', 'own'] : ['made', 'own', 'none'];
}
