import type { FormField } from './formField';

/** What the form says by itself. The organization's label depends on the host and comes with the details. */
export interface FormWords {
  readonly labels: Readonly<Record<FormField, string>>;
  readonly hints: Readonly<Partial<Record<FormField, string>>>;
  /** Fields that may stay empty carry this word. */
  readonly optional: string;
  /** Titles of the parts of the form: where the provider is, who it is there, what it is used for. */
  readonly connectionTitle: string;
  readonly accountTitle: string;
  readonly accountHint: string;
  readonly useTitle: string;
  readonly pasteLabel: string;
  readonly pastePlaceholder: string;
  readonly active: string;
  readonly activeHint: string;
  readonly isDefault: string;
  readonly isDefaultHint: string;
  readonly showToken: string;
  readonly hideToken: string;
  /** Said where spaces around a pasted token were taken away. */
  readonly trimmed: string;
  readonly openTokenPage: string;
  readonly scopesTitle: string;
  readonly more: string;
  readonly save: string;
  readonly test: string;
  readonly cancelTest: string;
  readonly testing: string;
  readonly cancelled: string;
  readonly checksTitle: string;
  readonly cancel: string;
  readonly close: string;
  readonly remove: string;
  /** Leads to the token field instead of taking the stored token along to another address. */
  readonly otherToken: string;
  /** Said where a token had been typed and the page was loaded anew. */
  readonly tokenNotKept: string;
  readonly unsaved: string;
}
