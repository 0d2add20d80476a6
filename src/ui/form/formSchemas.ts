import * as v from 'valibot';
import type { FormDraft } from '../../shared/form/formContract';

/** Longer than anything that a field holds. */
const text = v.pipe(v.string(), v.maxLength(2000));

const draftSchema = v.object({
  type: text,
  name: text,
  baseUrl: text,
  organization: text,
  username: text,
  email: text,
  expiresAt: text,
  scope: text,
  environment: text,
  rotationDays: text,
  helpUrl: text,
  status: v.picklist(['active', 'inactive']),
  isDefault: v.boolean(),
}) satisfies v.GenericSchema<unknown, FormDraft>;

export const entrySchema = v.object({
  draft: draftSchema,
  token: v.pipe(v.string(), v.maxLength(10_000), v.trim()),
});

export const saveSchema = v.object({ ...entrySchema.entries, tokenFollows: v.optional(v.boolean()) });
export const openSchema = v.object({ draft: v.optional(draftSchema) });
export const pasteSchema = v.object({
  text: v.pipe(v.string(), v.maxLength(10_000)),
  draft: draftSchema,
});
export const draftOnlySchema = v.object({ draft: draftSchema });
export const keepSchema = v.object({ draft: draftSchema, changed: v.boolean() });
export const remedySchema = v.object({ key: v.pipe(v.string(), v.maxLength(20)) });
export const nothingSchema = v.strictObject({});

const stateSchema = v.object({
  providerId: v.optional(v.string()),
  draft: draftSchema,
  tokenTyped: v.optional(v.boolean(), false),
});

export type SavedFormState = v.InferOutput<typeof stateSchema>;

/** What a page has left with VS Code before the window was reloaded; `undefined` for anything else. */
export function readFormState(state: unknown): SavedFormState | undefined {
  const decoded = v.safeParse(stateSchema, state);
  return decoded.success ? decoded.output : undefined;
}

/** `arrived`, with what was changed in `current` since it was `before`. */
export function mergeDraft(current: FormDraft, before: FormDraft, arrived: FormDraft): FormDraft {
  const was = new Map<string, string | boolean>(Object.entries(before));
  const typed = Object.entries(current).filter(([field, value]) => was.get(field) !== value);
  return v.parse(draftSchema, { ...arrived, ...Object.fromEntries(typed) });
}

export function isSameDraft(one: FormDraft, other: FormDraft): boolean {
  const values = new Map<string, string | boolean>(Object.entries(other));
  return Object.entries(one).every(([field, value]) => values.get(field) === value);
}
