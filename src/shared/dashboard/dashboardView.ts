import { columns, rowStates, type Column, type DashboardRow, type RowState } from './dashboardRow';

export const groupings = ['none', 'host', 'organization', 'environment', 'scope'] as const;

export type Grouping = (typeof groupings)[number];

/** How somebody looks at the dashboard. */
export interface DashboardView {
  readonly sort: Column;
  readonly descending: boolean;
  /** As typed. */
  readonly filter: string;
  /** Only these; all of them where absent. */
  readonly state?: RowState | undefined;
  readonly group: Grouping;
}

export const usualView: DashboardView = { sort: 'name', descending: false, filter: '', group: 'none' };

export interface RowGroup {
  /** What its rows share; absent for those that have none, and where nothing is grouped. */
  readonly label?: string;
  readonly rows: readonly DashboardRow[];
  /** How many rows it has, the ones that `firstOf` left out included. */
  readonly count: number;
}

export interface ArrangedRows {
  readonly groups: readonly RowGroup[];
  /** How many rows are left by the filters. */
  readonly shown: number;
}

/** Filters, sorts and groups. What has no value in a column comes last in either direction. */
export function arrangeRows(
  rows: Iterable<DashboardRow>,
  view: DashboardView,
  collator: Intl.Collator,
): ArrangedRows {
  const terms = view.filter.toLowerCase().split(/\s+/).filter(Boolean);
  const left = [...rows].filter(
    (row) =>
      (view.state === undefined || row.state === view.state) &&
      (terms.length === 0 || hasAll(searchText(row), terms)),
  );
  const sorted = left.sort((one, other) => compare(one, other, view, collator));
  return { groups: inGroups(sorted, view.group, collator), shown: sorted.length };
}

/** The groups with their first rows, `limit` in all. */
export function firstOf(groups: readonly RowGroup[], limit: number): readonly RowGroup[] {
  let left = limit;
  return groups.flatMap((group) => {
    const rows = group.rows.slice(0, Math.max(left, 0));
    left -= rows.length;
    return rows.length === 0 ? [] : [{ ...group, rows }];
  });
}

/**
 * Those in which some provider has something, the ones that every provider has a value for among them. What the heads
 * of the groups say is left out; of the host they say less than its cells, which have the deployment too.
 */
export function filledColumns(rows: readonly DashboardRow[], grouping: Grouping = 'none'): readonly Column[] {
  return columns.filter((column) => {
    if (column === grouping && column !== 'host') return false;
    switch (column) {
      case 'account':
      case 'organization':
      case 'environment':
        return rows.some((row) => row[column] !== undefined);
      case 'isDefault':
        return rows.some(({ isDefault }) => isDefault);
      case 'projects':
        return rows.some(({ projects }) => projects > 0);
      case 'name':
      case 'state':
      case 'host':
      case 'expiry':
      case 'age':
      case 'lastTest':
      case 'lastUse':
        return true;
    }
  });
}

function searchText({ name, host, deployment, account, organization, stateLabel }: DashboardRow): string {
  return [name, host, deployment, account, organization, stateLabel].join('\n').toLowerCase();
}

function hasAll(text: string, terms: readonly string[]): boolean {
  return terms.every((term) => text.includes(term));
}

type SortKey = string | number | undefined;

function sortKey(row: DashboardRow, column: Column): SortKey {
  switch (column) {
    case 'name':
    case 'host':
    case 'account':
    case 'organization':
    case 'environment':
      return row[column];
    case 'state':
      return rowStates.indexOf(row.state);
    case 'isDefault':
      return row.isDefault ? 0 : 1;
    case 'expiry':
    case 'age':
      return row[column].days;
    case 'projects':
      return row.projects;
    case 'lastTest':
    case 'lastUse':
      return row[column]?.at;
  }
}

function compare(
  one: DashboardRow,
  other: DashboardRow,
  { sort, descending }: DashboardView,
  collator: Intl.Collator,
): number {
  const [left, right] = [sortKey(one, sort), sortKey(other, sort)];
  const byName = (): number => collator.compare(one.name, other.name);
  if (left === undefined || right === undefined) {
    return Number(left === undefined) - Number(right === undefined) || byName();
  }
  const order =
    typeof left === 'number' && typeof right === 'number'
      ? left - right
      : collator.compare(String(left), String(right));
  return (descending ? -order : order) || byName();
}

function inGroups(
  rows: readonly DashboardRow[],
  grouping: Grouping,
  collator: Intl.Collator,
): readonly RowGroup[] {
  if (grouping === 'none') return rows.length === 0 ? [] : [{ rows, count: rows.length }];
  const byLabel = new Map<string | undefined, DashboardRow[]>();
  for (const row of rows) {
    const members = byLabel.get(row[grouping]) ?? [];
    members.push(row);
    byLabel.set(row[grouping], members);
  }
  return [...byLabel]
    .sort(([one], [other]) =>
      one === undefined || other === undefined
        ? Number(one === undefined) - Number(other === undefined)
        : collator.compare(one, other),
    )
    .map(([label, members]) => ({
      rows: members,
      count: members.length,
      ...(label !== undefined && { label }),
    }));
}
