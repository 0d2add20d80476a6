import type {
  Detection,
  FormDetails,
  FormDraft,
  FormEntry,
  FormModel,
} from '../../src/shared/form/formContract';
import type { FormField } from '../../src/shared/form/formField';
import type { CheckRow, RemedyButton, TestOutcomeView } from '../../src/shared/webview/testView';
import { isSameDraft } from './draftChanges';
import type { SavedState } from './savedState';

/** What came of the latest work, said above the buttons. */
export type Notice =
  | { readonly kind: 'saved'; readonly sentence: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'question'; readonly sentence: string; readonly follow: string }
  | { readonly kind: 'failed'; readonly sentence: string; readonly remedies: readonly RemedyButton[] };

/** Everything that the page shows follows from this. */
export interface FormState {
  readonly model: FormModel;
  readonly details: FormDetails;
  readonly draft: FormDraft;
  /** The suggested name that was filled in last. */
  readonly suggested: string;
  readonly token: string;
  readonly tokenShown: boolean;
  /** Spaces around the token were taken away. */
  readonly tokenTrimmed: boolean;
  /** A token had been typed before the page was loaded anew. */
  readonly tokenLost: boolean;
  /** What stands in the box for a URL or a token, and what became of the latest that stood there. */
  readonly pasted: string;
  readonly pasteAnswer: string;
  /** Fields that were typed into. */
  readonly edited: ReadonlySet<FormField>;
  /** Fields whose problem is shown. */
  readonly left: ReadonlySet<FormField>;
  readonly detection: Detection | undefined;
  readonly moreOpen: boolean;
  /** What a running test has found so far. */
  readonly testing: readonly CheckRow[] | undefined;
  readonly outcome: TestOutcomeView | undefined;
  readonly notice: Notice | undefined;
  readonly saving: boolean;
}

export function openedState(model: FormModel, saved: SavedState | undefined): FormState {
  const { details, test, testing } = model;
  const named = model.draft.name !== '' || model.mode === 'edit' || saved !== undefined;
  const draft = named ? model.draft : { ...model.draft, name: details.suggestedName };
  return {
    model,
    details,
    draft,
    suggested: details.suggestedName,
    token: '',
    tokenShown: false,
    tokenTrimmed: false,
    tokenLost: saved?.tokenTyped === true,
    pasted: '',
    pasteAnswer: '',
    edited: new Set(),
    left: new Set(),
    detection: undefined,
    moreOpen: draft.environment !== '' || draft.rotationDays !== '' || draft.helpUrl !== '',
    testing,
    outcome: test,
    notice: undefined,
    saving: false,
  };
}

export function entryOf({ draft, token }: FormState): FormEntry {
  return { draft, token };
}

/** Something would be lost if the form closed. */
export function isChanged({ draft, token, model }: FormState): boolean {
  return token !== '' || !isSameDraft(draft, model.stored);
}

/** The problem of a field, once it is time to speak of it. */
export function shownProblem({ left, details }: FormState, field: FormField): string | undefined {
  return left.has(field) ? details.problems[field] : undefined;
}

/**
 * What follows from newer details. The name of a provider that is being added is the suggested one, until another has
 * been typed. While somebody is at it, it stays: what is typed next must not be appended to a name that comes late.
 */
export function withDetails(
  { model, draft, suggested }: FormState,
  details: FormDetails,
  atName: boolean,
): Partial<FormState> {
  const { suggestedName } = details;
  if (model.mode !== 'add' || draft.name !== suggested || atName) return { details };
  return { details, suggested: suggestedName, draft: { ...draft, name: suggestedName } };
}

/** The first field that has to be filled in before the form can be saved. */
export function firstEmptyField({ draft, token, details }: FormState): FormField | undefined {
  const missing: readonly (readonly [FormField, boolean])[] = [
    ['type', draft.type === ''],
    ['name', draft.name === ''],
    ['baseUrl', draft.baseUrl === ''],
    ['token', token === '' && details.storedToken === undefined],
    ['email', details.needsEmail && draft.email === ''],
  ];
  return missing.find(([, empty]) => empty)?.[0];
}

/** Nothing is known yet of what is to be added: the box that fills the other fields is the place to begin. */
export function isFresh(state: FormState): boolean {
  const { model, draft } = state;
  const start = model.types.find(({ type }) => type === draft.type)?.baseUrl ?? '';
  return model.mode === 'add' && !isChanged(state) && draft.organization === '' && draft.baseUrl === start;
}
