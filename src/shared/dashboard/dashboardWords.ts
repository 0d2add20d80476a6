import type { Column, RowState } from './dashboardRow';
import type { Grouping } from './dashboardView';

/** A sentence about a number: `{0}` stands for it, `{1}` for a second one. */
export interface CountWords {
  readonly one: string;
  readonly many: string;
}

/** What the dashboard says by itself. */
export interface DashboardWords {
  readonly title: string;
  /** Of the table, for those who do not see it. */
  readonly caption: string;
  /** Of the part of the page that scrolls. */
  readonly region: string;
  readonly columns: Readonly<Record<Column, string>>;
  readonly states: Readonly<Record<RowState, string>>;
  readonly groupings: Readonly<Record<Grouping, string>>;
  /** Headings of the groups of those that have none. */
  readonly noOrganization: string;
  readonly noEnvironment: string;
  readonly filter: string;
  readonly filterPlaceholder: string;
  readonly stateFilter: string;
  readonly anyState: string;
  readonly groupBy: string;
  readonly sortBy: string;
  readonly ascending: string;
  readonly descending: string;
  readonly add: string;
  readonly testAll: string;
  readonly cancelAll: string;
  readonly testing: string;
  /** `{0}`: name of a provider. */
  readonly edit: string;
  readonly test: string;
  readonly cancelTest: string;
  readonly yes: string;
  readonly notTested: string;
  readonly notUsed: string;
  /** How many providers there are, all of them shown. */
  readonly count: CountWords;
  /** `{0}` of `{1}` are shown. */
  readonly countShown: string;
  readonly nothingFound: string;
  readonly clearFilter: string;
  readonly emptyTitle: string;
  readonly emptyText: string;
  readonly emptyReadOnly: string;
  readonly walkthrough: string;
}
