import type { DefinitionField } from '../provider/definitionProblem';
import type { Health } from '../provider/health';

/** A definition as it stands in the settings, fields of newer versions included. It never holds a secret. */
export type DefinitionRecord = Readonly<Record<string, unknown>>;

/** What happened to a provider. `outside`: not through a command of this product, but in the settings themselves. */
export type HistoryAction =
  | { readonly kind: 'created'; readonly definition: DefinitionRecord; readonly outside?: true }
  | {
      readonly kind: 'edited';
      readonly fields: readonly DefinitionField[];
      readonly definition: DefinitionRecord;
      readonly outside?: true;
    }
  /** `from`: the `scopeKey` of the scope before. */
  | { readonly kind: 'moved'; readonly definition: DefinitionRecord; readonly from: string }
  | { readonly kind: 'activated' | 'deactivated'; readonly definition: DefinitionRecord }
  | { readonly kind: 'deleted'; readonly definition: DefinitionRecord }
  | { readonly kind: 'tested'; readonly outcome: Health['outcome'] }
  | { readonly kind: 'tokenReplaced' | 'tokenRemoved' | 'rotated' | 'defaultSet' | 'defaultCleared' }
  /** It vanished from the settings, and the user does not want it back. */
  | { readonly kind: 'dismissed' };

export interface HistoryEntry {
  /** ISO 8601 instant. */
  readonly at: string;
  /** Name of the machine on which it happened. */
  readonly machine: string;
  /** UUID of the provider. */
  readonly id: string;
  /** The provider's name by then. */
  readonly name: string;
  /** `scopeKey` of the scope in which the definition lives. */
  readonly scope: string;
  readonly action: HistoryAction;
}

/** What is recorded; time and machine are added by the history. */
export type HistoryNote = Omit<HistoryEntry, 'at' | 'machine'>;

export interface History {
  /** Appends. Rejects only when the disk refuses: callers decide whether that matters. */
  record(note: HistoryNote): Promise<void>;
  /** All entries of this machine's windows of the last 365 days, oldest first. Lines that cannot be read are left out. */
  read(): Promise<readonly HistoryEntry[]>;
  /** Deletes everything, of all windows. */
  clear(): Promise<void>;
}
