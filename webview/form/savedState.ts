import * as v from 'valibot';
import type { FormDraft } from '../../src/shared/form/formContract';

/** What survives a reload of the page. The token does not: only that one had been typed. */
export interface SavedState {
  readonly providerId?: string | undefined;
  readonly draft: FormDraft;
  readonly tokenTyped: boolean;
}

const state = v.object({
  providerId: v.optional(v.string()),
  draft: v.object({
    type: v.string(),
    name: v.string(),
    baseUrl: v.string(),
    organization: v.string(),
    username: v.string(),
    email: v.string(),
    expiresAt: v.string(),
    scope: v.string(),
    environment: v.string(),
    rotationDays: v.string(),
    helpUrl: v.string(),
    status: v.picklist(['active', 'inactive']),
    isDefault: v.boolean(),
  }),
  tokenTyped: v.boolean(),
});

/** What an earlier life of the page left; nothing where it does not fit, as after an update. */
export function readSavedState(stored: unknown): SavedState | undefined {
  const decoded = v.safeParse(state, stored);
  return decoded.success ? decoded.output : undefined;
}
