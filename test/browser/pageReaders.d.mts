export type Severity = 'error' | 'warning' | 'info';

/** A row of a tree view or of a quick pick. */
export interface Row {
  readonly label: string;
  readonly description?: string;
  /** Second line of a quick pick's row. */
  readonly detail?: string;
  /** Caption of the separator above a quick pick's row. */
  readonly separator?: string;
  readonly ariaLabel: string;
  /** Name of the codicon, without `codicon-`. */
  readonly icon?: string;
  /** 1 for the outermost rows. */
  readonly level: number;
  readonly expanded?: boolean;
  readonly checked?: boolean;
  readonly focused: boolean;
  /** Accessible names of the row's inline buttons. */
  readonly buttons: readonly string[];
}

export interface QuickInputFrame {
  /** As shown, with the step: `Add Provider (2/3)`. */
  readonly title?: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly password: boolean;
  readonly ariaLabel: string;
  readonly message?: string;
  /** Of the message, where it comes from a validation. */
  readonly severity?: Severity;
  readonly busy: boolean;
  readonly enabled: boolean;
  readonly buttons: readonly string[];
}

export interface Notification {
  readonly message: string;
  readonly severity?: Severity;
  readonly source?: string;
  readonly ariaLabel: string;
  readonly buttons: readonly string[];
}

export interface StatusItem {
  readonly text: string;
  readonly ariaLabel: string;
  readonly icons: readonly string[];
  /** Absent where the item has the status bar's own background. */
  readonly background?: 'error' | 'warning' | 'prominent';
}

export interface Dialog {
  readonly message: string;
  readonly detail?: string;
  readonly severity?: Severity;
  readonly buttons: readonly string[];
}

export declare function readRows(rows: unknown[]): Row[];
export declare function readQuickInputFrame(widget: unknown): QuickInputFrame;
export declare function waitForDrawing(): Promise<void>;
export declare function readNotifications(rows: unknown[]): Notification[];
export declare function readStatusItem(item: unknown): StatusItem;
export declare function readDialog(box: unknown): Dialog;
export declare function readClipboardText(): Promise<string>;
export declare function readTabs(tabs: unknown[]): string[];
export declare function readColor(element: unknown): string;
