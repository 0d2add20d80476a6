import { asFields, flagIn, textIn, textsIn, type Fields } from '../core/requestBody';
import type { WebhookSettings } from '../core/webhookStore';

/** `undefined` where the URL is missing. */
export function newSettings(fields: Fields): WebhookSettings | undefined {
  const config = asFields(fields['config']);
  if (textIn(config, 'url') === undefined) return undefined;
  return changedSettings({ url: '', events: ['push'], active: true, verifyTls: true }, fields);
}

/** A `config` is taken whole: one without a secret removes the secret. `undefined` where it has no URL. */
export function changedSettings(before: WebhookSettings, fields: Fields): WebhookSettings | undefined {
  const active = flagIn(fields, 'active') ?? before.active;
  const events = changedEvents(before.events, fields);
  if (!('config' in fields)) return { ...before, active, events };
  const config = asFields(fields['config']);
  const url = textIn(config, 'url');
  if (url === undefined) return undefined;
  return changedConfig({ url, active, events, verifyTls: true }, config);
}

/** What is not named stays. */
export function changedConfig(before: WebhookSettings, config: Fields): WebhookSettings {
  const secret = textIn(config, 'secret');
  const insecure = config['insecure_ssl'];
  const contentType = textIn(config, 'content_type');
  return {
    ...before,
    url: textIn(config, 'url') ?? before.url,
    ...(secret === undefined ? {} : { secret }),
    ...(insecure === undefined ? {} : { verifyTls: Number(insecure) === 0 }),
    ...(contentType === 'json' || contentType === 'form' ? { contentType } : {}),
  };
}

function changedEvents(before: readonly string[], fields: Fields): readonly string[] {
  const events = new Set(textsIn(fields, 'events') ?? before);
  for (const event of textsIn(fields, 'add_events') ?? []) events.add(event);
  for (const event of textsIn(fields, 'remove_events') ?? []) events.delete(event);
  return [...events];
}
