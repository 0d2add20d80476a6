import type { Webhook } from '../../core/webhook/webhook';

/** How a list was left: one list back, or at the end of the dialog. */
export type Left = 'back' | 'end';

/** Back in the list, where `note` tells what was done, or at the end. */
export type Continued = { readonly kind: 'end' } | { readonly kind: 'list'; readonly note?: string };

/** `stay`: the webhook is still there, as `webhook` where it has changed. */
export type ActionDone =
  Continued | { readonly kind: 'stay'; readonly webhook?: Webhook; readonly note?: string };
