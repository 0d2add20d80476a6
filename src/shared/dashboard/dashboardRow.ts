/** In the order in which they are shown: what needs care before what seldom changes, for windows that show the first ones. */
export const columns = [
  'name',
  'state',
  'expiry',
  'age',
  'lastTest',
  'host',
  'account',
  'organization',
  'isDefault',
  'lastUse',
  'projects',
  'environment',
] as const;

export type Column = (typeof columns)[number];

/** What a provider is like right now; what somebody has to look at comes first. */
export const rowStates = [
  'rejected',
  'expired',
  'tokenMissing',
  'problem',
  'expiring',
  'offline',
  'notTested',
  'connected',
  'inactive',
] as const;

export type RowState = (typeof rowStates)[number];

/** An amount in words, and as a bar where it has an end. */
export interface Gauge {
  /** `in 9 days`, `42 of 90 days`, `Never`. */
  readonly label: string;
  /** More than the label tells, such as the date. */
  readonly title?: string;
  /** Days, to sort by; absent where there is nothing to compare. */
  readonly days?: number;
  /** Part of the whole, 0 to 1; absent where there is no whole. */
  readonly share?: number;
  readonly tone: 'calm' | 'near' | 'over';
}

/** An instant in words. */
export interface Moment {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** `5 minutes ago`. */
  readonly label: string;
  /** Date and time. */
  readonly title: string;
}

/** A provider as the dashboard shows it, all of it in the user's language. */
export interface DashboardRow {
  readonly id: string;
  readonly name: string;
  readonly state: RowState;
  /** The word for the state, `Expires in 9 days`. */
  readonly stateLabel: string;
  /** Why it is so, where a word does not say it. */
  readonly stateReason?: string;
  /** A test is under way: one that the dashboard can cancel, or another one. */
  readonly testing?: 'here' | 'elsewhere';
  readonly host: string;
  /** Name of the product and its deployment. */
  readonly deployment: string;
  readonly account?: string;
  readonly organization?: string;
  readonly isDefault: boolean;
  readonly environment?: string;
  /** Where it is defined. */
  readonly scope: string;
  readonly expiry: Gauge;
  readonly age: Gauge;
  /** Pipeline projects that use it. */
  readonly projects: number;
  readonly lastTest?: Moment;
  readonly lastUse?: Moment;
}
