import { describe, expect, it } from 'vitest';
import type { DashboardRow } from '../../../src/shared/dashboard/dashboardRow';
import {
  arrangeRows,
  filledColumns,
  firstOf,
  usualView,
  type DashboardView,
} from '../../../src/shared/dashboard/dashboardView';

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function row(name: string, more: Partial<DashboardRow> = {}): DashboardRow {
  return {
    id: name,
    name,
    state: 'connected',
    stateLabel: 'Connected',
    host: 'github.com',
    deployment: 'GitHub',
    isDefault: false,
    scope: 'User',
    expiry: { label: 'Never', tone: 'calm' },
    age: { label: '1 of 90 days', days: 1, tone: 'calm' },
    projects: 0,
    ...more,
  };
}

function arranged(rows: readonly DashboardRow[], view: Partial<DashboardView>) {
  return arrangeRows(rows, { ...usualView, ...view }, collator).groups.map(({ label, rows: members }) => [
    label,
    members.map(({ name }) => name),
  ]);
}

describe('the rows of the dashboard', () => {
  it('are in the order of their names, numbers in names by their value', () => {
    const rows = ['Team 10', 'team 9', 'Archive'].map((name) => row(name));
    expect(arranged(rows, {})).toEqual([[undefined, ['Archive', 'team 9', 'Team 10']]]);
    expect(arranged(rows, { descending: true })).toEqual([[undefined, ['Team 10', 'team 9', 'Archive']]]);
  });

  it('are sorted by what somebody has to look at, and by name among equals', () => {
    const rows = [
      row('C'),
      row('B', { state: 'expiring' }),
      row('D', { state: 'rejected' }),
      row('A', { state: 'inactive' }),
      row('B2', { state: 'expiring' }),
    ];
    expect(arranged(rows, { sort: 'state' })).toEqual([[undefined, ['D', 'B', 'B2', 'C', 'A']]]);
  });

  it('without a value in the column come last in either direction', () => {
    const rows = [
      row('None'),
      row('Old', { lastTest: { at: 1, label: '', title: '' } }),
      row('New', { lastTest: { at: 2, label: '', title: '' } }),
    ];
    expect(arranged(rows, { sort: 'lastTest' })).toEqual([[undefined, ['Old', 'New', 'None']]]);
    expect(arranged(rows, { sort: 'lastTest', descending: true })).toEqual([
      [undefined, ['New', 'Old', 'None']],
    ]);
  });

  it('are found by any of name, host, organization, account and state, each word on its own', () => {
    const rows = [
      row('Work', { organization: 'acme', account: 'alice' }),
      row('Tools', { host: 'gitlab.acme.com', deployment: 'GitLab Self-Managed' }),
      row('Old', { state: 'expired', stateLabel: 'Expired' }),
    ];
    const found = (filter: string) => arranged(rows, { filter }).flatMap(([, names]) => names);
    expect(found('ACME')).toEqual(['Tools', 'Work']);
    expect(found(' alice  connected')).toEqual(['Work']);
    expect(found('self-managed')).toEqual(['Tools']);
    expect(found('expired')).toEqual(['Old']);
    expect(found('nowhere')).toEqual([]);
    expect(arranged(rows, { state: 'expired' })).toEqual([[undefined, ['Old']]]);
  });

  it('are grouped by what they share, those without it last', () => {
    const rows = [row('A'), row('B', { environment: 'test' }), row('C', { environment: 'production' })];
    expect(arranged(rows, { group: 'environment' })).toEqual([
      ['production', ['C']],
      ['test', ['B']],
      [undefined, ['A']],
    ]);
  });

  it('are drawn in parts, whose groups know how many they are in all', () => {
    const rows = [
      row('A', { host: 'a' }),
      row('B', { host: 'b' }),
      row('C', { host: 'b' }),
      row('D', { host: 'c' }),
    ];
    const { groups, shown } = arrangeRows(rows, { ...usualView, group: 'host' }, collator);
    expect(shown).toBe(4);
    const first = firstOf(groups, 2).map(({ label, rows: members, count }) => [label, members.length, count]);
    expect(first).toEqual([
      ['a', 1, 1],
      ['b', 1, 2],
    ]);
    expect(firstOf(groups, 10)).toEqual(groups);
  });
});

describe('the columns of the dashboard', () => {
  it('leave out what no provider has', () => {
    expect(filledColumns([row('A'), row('B')])).toEqual([
      'name',
      'state',
      'expiry',
      'age',
      'lastTest',
      'host',
      'lastUse',
    ]);
    const columns = filledColumns([
      row('A'),
      row('B', { environment: 'test', isDefault: true, projects: 2 }),
    ]);
    expect(columns).toEqual(expect.arrayContaining(['isDefault', 'environment', 'projects']));
  });

  it('leave out what the heads of the groups say', () => {
    const rows = [row('A', { environment: 'test', organization: 'acme' })];
    expect(filledColumns(rows, 'environment')).not.toContain('environment');
    expect(filledColumns(rows, 'environment')).toContain('organization');
    expect(filledColumns(rows, 'organization')).not.toContain('organization');
    // Its cells say more than the host's name.
    expect(filledColumns(rows, 'host')).toContain('host');
  });
});
