import type { FormDraft } from '../../src/shared/form/formContract';

/** Every field of a draft, checked for completeness by the compiler. */
const names: Readonly<Record<keyof FormDraft, true>> = {
  type: true,
  name: true,
  baseUrl: true,
  organization: true,
  username: true,
  email: true,
  expiresAt: true,
  scope: true,
  environment: true,
  rotationDays: true,
  helpUrl: true,
  status: true,
  isDefault: true,
};

export function isSameDraft(one: FormDraft, other: FormDraft): boolean {
  return draftFields().every((field) => one[field] === other[field]);
}

/**
 * What stands in the form when somebody else's values arrive: a field that still is as it was `before` follows, one that
 * was typed into meanwhile stays.
 */
export function mergeDraft(current: FormDraft, before: FormDraft, arrived: FormDraft): FormDraft {
  const followed = draftFields().filter((field) => current[field] === before[field]);
  return { ...current, ...Object.fromEntries(followed.map((field) => [field, arrived[field]])) };
}

function draftFields(): readonly (keyof FormDraft)[] {
  return Object.keys(names).filter((name): name is keyof FormDraft => name in names);
}
