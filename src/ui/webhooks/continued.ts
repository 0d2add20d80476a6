import type { Webhook } from '../../core/webhook/webhook';
import type { Asked } from './whileAsking';

/** How a list was left: one list back, or at the end of the dialog. */
export type Left = 'back' | 'end';

/** Back in the list, where `note` tells what was done, or at the end. */
export type Continued = { readonly kind: 'end' } | { readonly kind: 'list'; readonly note?: string };

/** `stay`: the webhook is still there, as `webhook` where it has changed. */
export type ActionDone =
  Continued | { readonly kind: 'stay'; readonly webhook?: Webhook; readonly note?: string };

/** What comes after a question to the host about one webhook; Back stays with it. */
export function continued<T>(asked: Asked<T>, done: (value: T) => ActionDone): ActionDone {
  switch (asked.kind) {
    case 'next':
      return done(asked.value);
    case 'back':
      return { kind: 'stay' };
    case 'list':
      return { kind: 'list' };
    case 'cancel':
      return { kind: 'end' };
  }
}
