import { Secret } from '../../core/account/secret';
import type { FormDraft, FormEntry } from '../../shared/form/formContract';
import type { FormFacts } from './formFacts';

/** What one form knows while it is open. */
export interface FormState {
  facts: FormFacts;
  /** What is saved, or what an untouched form holds: the page has been told of it. */
  stored: FormDraft;
  draft: FormDraft;
  /** What stands in the token field, as far as the page has told. */
  token: Secret;
  changed: boolean;
}

export function hold(state: FormState, { draft, token }: FormEntry): void {
  state.draft = draft;
  if (!state.token.equals(token)) state.token = new Secret(token);
}

/** The rules read a typed token as a text. */
export function heldEntry({ draft, token }: FormState): FormEntry {
  return { draft, token: token.open() };
}
