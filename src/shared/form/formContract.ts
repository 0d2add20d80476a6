import type { CheckRow, RemedyButton, TestOutcomeView } from '../webview/testView';
import type { FormField } from './formField';
import type { FormWords } from './formWords';

/** What stands in the form, as it was typed. The token is no part of it: it is neither kept nor sent back. */
export interface FormDraft {
  readonly type: string;
  readonly name: string;
  readonly baseUrl: string;
  readonly organization: string;
  readonly username: string;
  readonly email: string;
  /** `YYYY-MM-DD`, or empty where unknown. */
  readonly expiresAt: string;
  /** Key of the scope that the definition is saved in. */
  readonly scope: string;
  readonly environment: string;
  readonly rotationDays: string;
  /** `https://…`, or empty. */
  readonly helpUrl: string;
  readonly status: 'active' | 'inactive';
  readonly isDefault: boolean;
}

/** What is entered, with the token: it goes from the page to the extension and never back. */
export interface FormEntry {
  readonly draft: FormDraft;
  /** As typed; empty keeps the stored one. */
  readonly token: string;
}

export interface TypeChoice {
  readonly type: string;
  readonly label: string;
  /** Where its repositories are, `github.com or your own server`. */
  readonly detail: string;
  /** The public address that a provider of this type starts with. */
  readonly baseUrl: string;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A scope or permission that the token needs, and whether the latest test has found it. */
export interface ScopeRow {
  /** As the host's token page calls it. */
  readonly name: string;
  /** What it is for. */
  readonly purpose: string;
  readonly state: 'unknown' | 'granted' | 'missing';
  /** The word for `state`. */
  readonly stateLabel: string;
}

/** A remark beside a field that is no fault. */
export interface FieldNote {
  readonly severity: 'information' | 'warning';
  readonly sentence: string;
}

/** Whatever follows from what stands in the form, computed without the network. */
export interface FormDetails {
  /** What the host calls an organization, `Group`. */
  readonly organizationLabel: string;
  readonly organizationHint: string;
  /** Name of the deployment that the base URL stands for, `GitLab, self-managed`; absent for an unusable one. */
  readonly deployment?: string;
  /** The host wants the email along with the token. */
  readonly needsEmail: boolean;
  /** The host does not tell when a token of this kind ends. */
  readonly asksExpiry: boolean;
  /** What the token looks like, or what the stored one is. */
  readonly tokenNote?: FieldNote;
  /** Said of leaving the token blank; absent where none is stored that may be used here. */
  readonly storedToken?: string;
  /** The host's page on which a token is made can be opened. */
  readonly tokenPage: boolean;
  readonly scopes: readonly ScopeRow[];
  /** A name that is free and says what the provider is for; for an empty name field. */
  readonly suggestedName: string;
  /** One sentence a field that cannot stand as it is. The page shows it when the field has been left, and on save. */
  readonly problems: Readonly<Partial<Record<FormField, string>>>;
}

export interface FormModel {
  readonly mode: 'add' | 'edit';
  /** UUID of the provider once it is saved. */
  readonly providerId?: string;
  readonly title: string;
  readonly draft: FormDraft;
  /** What is stored, or what an untouched form holds: a draft that differs has changes. */
  readonly stored: FormDraft;
  readonly types: readonly TypeChoice[];
  /** Why the type cannot change; absent while it can. */
  readonly typeLocked?: string;
  /** Where a definition can be saved; a single one is not worth a question. */
  readonly scopes: readonly Choice[];
  /** Why the scope cannot change here. */
  readonly scopeLocked?: string;
  readonly details: FormDetails;
  /** Of the latest test of this form. */
  readonly test?: TestOutcomeView;
  /** A test is under way, with what it has found so far. */
  readonly testing?: readonly CheckRow[];
  readonly canDelete: boolean;
  /** The field that somebody was led to. */
  readonly focus?: FormField;
  readonly words: FormWords;
}

/** What a pasted text turned out to be. `draft` has what follows from it filled in. */
export type PasteOutcome =
  | { readonly kind: 'repository'; readonly draft: FormDraft; readonly sentence: string }
  /** The text itself belongs into the token field, where the page puts it. */
  | { readonly kind: 'token'; readonly draft: FormDraft; readonly sentence: string }
  | { readonly kind: 'unknown'; readonly sentence: string };

/** What answers at a base URL, asked without the token. */
export interface Detection {
  /** `GitLab 18.9, self-managed`; absent where nothing usable answers. */
  readonly product?: string;
  /** Another type than the draft's, which fits what answers. */
  readonly type?: string;
  /** What the button says that takes `type`, `Use GitLab`. */
  readonly typeLabel?: string;
  readonly note?: FieldNote;
}

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly model: FormModel; readonly sentence: string }
  /** Nothing was saved; `first` gets the focus. */
  | { readonly kind: 'invalid'; readonly details: FormDetails; readonly first: FormField }
  /** The stored token was entered for another address of the same server: whether it goes along is the user's to say. */
  | { readonly kind: 'tokenFollows'; readonly sentence: string; readonly follow: string }
  | { readonly kind: 'failed'; readonly sentence: string; readonly remedies: readonly RemedyButton[] };

/** What the page asks. */
export interface FormRequests {
  /** The first word of a page. `draft`: what survived a reload of it. */
  readonly open: { readonly params: { readonly draft?: FormDraft | undefined }; readonly result: FormModel };
  readonly describe: { readonly params: FormEntry; readonly result: FormDetails };
  readonly paste: {
    readonly params: { readonly text: string; readonly draft: FormDraft };
    readonly result: PasteOutcome;
  };
  readonly detect: { readonly params: { readonly draft: FormDraft }; readonly result: Detection };
  /** Tests what stands in the form, saved or not. Each check is told by the event `check` as it is done. */
  readonly test: { readonly params: FormEntry; readonly result: TestOutcomeView };
  readonly cancelTest: { readonly params: Nothing; readonly result: null };
  readonly save: {
    readonly params: FormEntry & { readonly tokenFollows?: boolean | undefined };
    readonly result: SaveOutcome;
  };
  /** Does what an offered button stands for. */
  readonly remedy: { readonly params: { readonly key: string }; readonly result: null };
  readonly openTokenPage: { readonly params: { readonly draft: FormDraft }; readonly result: null };
  /** Lets the extension ask when the tab is closed with changes. */
  readonly keep: {
    readonly params: { readonly draft: FormDraft; readonly changed: boolean };
    readonly result: null;
  };
  /** Closes the form; asks first when there are changes. */
  readonly close: { readonly params: Nothing; readonly result: null };
  readonly remove: { readonly params: Nothing; readonly result: null };
}

export type Nothing = Readonly<Record<string, never>>;

/** What the extension tells without having been asked. */
export interface FormEvents {
  readonly check: CheckRow;
  /** What follows from the draft has changed, such as the scopes that a test has found. */
  readonly details: FormDetails;
  /** The provider was changed elsewhere; fields that the user has not touched follow. */
  readonly model: FormModel;
  readonly focus: FormField;
  /** Fields to set whatever stands in them, because the user chose a remedy that says so. */
  readonly fill: Partial<FormDraft>;
  /** A test that the extension began, after a remedy for instance. */
  readonly testing: null;
  readonly tested: TestOutcomeView;
}
