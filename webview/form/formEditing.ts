import type { FormDraft } from '../../src/shared/form/formContract';
import type { FormField } from '../../src/shared/form/formField';
import { debounced } from '../debounced';
import { mergeDraft } from './draftChanges';
import { focusField, hasFocus } from './focusField';
import { ask, type FormParts } from './formParts';
import { entryOf, firstEmptyField, withDetails } from './formState';

/** Pauses in typing, in ms, after which is asked: what follows from the fields; what answers at the base URL. */
const describeAfter = 120;
const detectAfter = 500;

/** What happens as fields are filled in. */
export interface FormEditing {
  readonly change: (field: Exclude<FormField, 'type' | 'token'>, text: string) => void;
  readonly setActive: (active: boolean) => void;
  readonly setDefault: (isDefault: boolean) => void;
  readonly chooseType: (type: string) => void;
  readonly typeToken: (text: string) => void;
  readonly showToken: (shown: boolean) => void;
  /** Now there may be spoken of what is wrong with the field. */
  readonly leave: (field: FormField) => void;
  readonly typePaste: (text: string) => void;
  readonly applyPaste: () => Promise<void>;
  /** Sets these fields whatever stands in them. */
  readonly fill: (values: Partial<FormDraft>) => void;
  readonly setMoreOpen: (open: boolean) => void;
  readonly openTokenPage: () => void;
  /** Something other than typing has changed what stands in the form. */
  readonly describe: () => void;
  /** What was asked before a save is answered by the save. */
  readonly describedBySave: () => void;
}

export function formEditing(parts: FormParts): FormEditing {
  const { store, announce } = parts;
  let asked = 0;
  let answered = 0;

  const describe = debounced(describeAfter, () => void describeNow());
  const detect = debounced(detectAfter, () => void detectNow());

  async function describeNow(): Promise<void> {
    const turn = ++asked;
    const details = await ask(parts, 'describe', entryOf(store.state));
    // An answer that a later one has overtaken is about what was there before.
    if (details === undefined || turn < answered) return;
    answered = turn;
    const { name } = store.state.draft;
    store.update(withDetails(store.state, details, hasFocus('name')));
    if (store.state.draft.name !== name) describe();
  }

  async function detectNow(): Promise<void> {
    const { draft } = store.state;
    const detection = await ask(parts, 'detect', { draft });
    const { type, baseUrl } = store.state.draft;
    if (draft.type === type && draft.baseUrl === baseUrl) store.update({ detection });
  }

  function edit(draft: FormDraft, field?: FormField): void {
    const moved = draft.baseUrl !== store.state.draft.baseUrl || draft.type !== store.state.draft.type;
    store.update({
      draft,
      ...(field === undefined ? {} : { edited: new Set([...store.state.edited, field]) }),
      ...(moved ? { detection: undefined } : {}),
      ...(quietNotice() ? { notice: undefined } : {}),
    });
    describe();
    if (moved) detect();
  }

  /** A change makes these out of date; a failure stays until the next try. */
  function quietNotice(): boolean {
    return store.state.notice?.kind !== 'failed';
  }

  function typeToken(text: string): void {
    const token = text.trim();
    store.update({
      token,
      tokenTrimmed: token !== '' && (token !== text || store.state.tokenTrimmed),
      tokenLost: false,
      edited: new Set([...store.state.edited, 'token' as const]),
      ...(quietNotice() ? { notice: undefined } : {}),
    });
    describe();
  }

  /** Another type starts at its own public address, unless an address of the user's own is there. */
  function chooseType(type: string): void {
    const { draft, model } = store.state;
    const publicUrl = (wanted: string): string =>
      model.types.find((choice) => choice.type === wanted)?.baseUrl ?? '';
    const ours = draft.baseUrl === '' || draft.baseUrl === publicUrl(draft.type);
    edit({ ...draft, type, baseUrl: ours ? publicUrl(type) : draft.baseUrl }, 'type');
  }

  async function applyPaste(): Promise<void> {
    const { pasted: text, draft } = store.state;
    if (text.trim() === '') return;
    const outcome = await ask(parts, 'paste', { text, draft });
    if (outcome === undefined || store.state.pasted !== text) return;
    store.update({ pasteAnswer: outcome.sentence });
    announce(outcome.sentence);
    if (outcome.kind === 'unknown') return;
    store.update({ pasted: '' });
    edit(mergeDraft(store.state.draft, draft, outcome.draft));
    if (outcome.kind === 'token') typeToken(text);
    const next = firstEmptyField(store.state);
    if (next !== undefined) focusField(next);
  }

  function leave(field: FormField): void {
    if (field === 'name') suggestName();
    const { edited, left, draft, token } = store.state;
    const filled = (field === 'token' ? token : draft[field]) !== '';
    if (left.has(field) || !(filled || edited.has(field))) return;
    store.update({ left: new Set([...left, field]) });
  }

  /** The suggestion that came while somebody was at the name, and typed none. */
  function suggestName(): void {
    const { name } = store.state.draft;
    store.update(withDetails(store.state, store.state.details, false));
    if (store.state.draft.name !== name) describe();
  }

  return {
    change: (field, text) => {
      edit({ ...store.state.draft, [field]: text }, field);
    },
    setActive: (active) => {
      edit({ ...store.state.draft, status: active ? 'active' : 'inactive' });
    },
    setDefault: (isDefault) => {
      edit({ ...store.state.draft, isDefault });
    },
    chooseType,
    typeToken,
    showToken: (tokenShown) => {
      store.update({ tokenShown });
    },
    leave,
    typePaste: (pasted) => {
      store.update({ pasted, pasteAnswer: '' });
    },
    applyPaste,
    fill: (values) => {
      edit({ ...store.state.draft, ...values });
    },
    setMoreOpen: (moreOpen) => {
      if (moreOpen !== store.state.moreOpen) store.update({ moreOpen });
    },
    openTokenPage: () => void ask(parts, 'openTokenPage', { draft: store.state.draft }),
    describe,
    describedBySave: () => {
      describe.cancel();
      answered = ++asked;
    },
  };
}
