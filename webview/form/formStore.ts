import type { FormState } from './formState';

export interface FormStore {
  readonly state: FormState;
  /** Shows the new state at once. */
  update(patch: Partial<FormState>): void;
}

export function createFormStore(first: FormState, show: (state: FormState) => void): FormStore {
  let state = first;
  return {
    get state() {
      return state;
    },
    update(patch) {
      state = { ...state, ...patch };
      show(state);
    },
  };
}
