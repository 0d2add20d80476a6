import { l10n } from 'vscode';
import type { Scope } from '../../core/provider/provider';
import type { Column, RowState } from '../../shared/dashboard/dashboardRow';
import type { Grouping } from '../../shared/dashboard/dashboardView';
import type { DashboardWords } from '../../shared/dashboard/dashboardWords';

export function dashboardTitle(): string {
  return l10n.t('Git Providers Dashboard');
}

/** Everything that the page says by itself. Placeholders stay in what depends on a number of the page's. */
export function dashboardWords(): DashboardWords {
  return {
    title: dashboardTitle(),
    caption: l10n.t('All Git providers with their state, their token and their use'),
    region: l10n.t('Table of providers'),
    columns: columnWords(),
    states: stateWords(),
    groupings: groupingWords(),
    noOrganization: l10n.t('No organization'),
    noEnvironment: l10n.t('No environment'),
    filter: l10n.t('Filter'),
    filterPlaceholder: l10n.t('Name, host, organization, account or state'),
    stateFilter: l10n.t('State'),
    anyState: l10n.t('All states'),
    groupBy: l10n.t('Group by'),
    sortBy: l10n.t('Sort by'),
    ascending: l10n.t('Ascending'),
    descending: l10n.t('Descending'),
    add: l10n.t('Add Provider…'),
    testAll: l10n.t('Test All'),
    cancelAll: l10n.t('Cancel'),
    testing: l10n.t('Testing…'),
    edit: l10n.t('Edit {0}'),
    test: l10n.t('Test the connection of {0}'),
    cancelTest: l10n.t('Cancel the test of {0}'),
    yes: l10n.t('Default'),
    notTested: l10n.t('Not tested'),
    notUsed: l10n.t('Not yet'),
    count: { one: l10n.t('1 provider'), many: l10n.t('{0} providers') },
    countShown: l10n.t('{0} of {1} providers'),
    nothingFound: l10n.t('No provider fits the filters.'),
    clearFilter: l10n.t('Clear Filters'),
    emptyTitle: l10n.t('No providers yet'),
    emptyText: l10n.t(
      'A provider connects VS Code to an account on a Git host. Git then uses the right account for every repository, and this page shows which connections work and which tokens end soon.',
    ),
    emptyReadOnly: l10n.t(
      'Providers that others define will show here. Adding one needs a permission that is missing on this machine.',
    ),
    walkthrough: l10n.t('Open the walkthrough'),
  };
}

function columnWords(): Readonly<Record<Column, string>> {
  return {
    name: l10n.t('Name'),
    state: l10n.t('State'),
    host: l10n.t('Host'),
    account: l10n.t('Account'),
    organization: l10n.t('Organization'),
    isDefault: l10n.t('Default'),
    environment: l10n.t('Environment'),
    expiry: l10n.t('Token Expires'),
    age: l10n.t('Token Age'),
    projects: l10n.t('Projects'),
    lastTest: l10n.t('Last Test'),
    lastUse: l10n.t('Last Use by Git'),
  };
}

function stateWords(): Readonly<Record<RowState, string>> {
  return {
    rejected: l10n.t('Rejected by host'),
    expired: l10n.t('Expired'),
    tokenMissing: l10n.t('Token missing'),
    problem: l10n.t('Test failed'),
    expiring: l10n.t('Expires soon'),
    offline: l10n.t('Offline'),
    notTested: l10n.t('Not tested'),
    connected: l10n.t('Connected'),
    inactive: l10n.t('Inactive'),
  };
}

function groupingWords(): Readonly<Record<Grouping, string>> {
  return {
    none: l10n.t('No groups'),
    host: l10n.t('Host'),
    organization: l10n.t('Organization'),
    environment: l10n.t('Environment'),
    scope: l10n.t('Where defined'),
  };
}

export function scopeWord(scope: Scope): string {
  switch (scope.kind) {
    case 'user':
      return l10n.t('User');
    case 'workspace':
      return l10n.t('Workspace');
    case 'folder':
      return scope.name;
  }
}

/** @param rotation days after which the token should be replaced; 0 for never */
export function tokenAgeLabel(days: number, rotation: number): string {
  if (rotation > 0) return l10n.t('{0} of {1} days', days, rotation);
  return days === 1 ? l10n.t('1 day') : l10n.t('{0} days', days);
}

/** What came of testing some providers. */
export function testedSentence(failed: number, total: number): string {
  if (total === 0) return l10n.t('There is no active provider to test.');
  if (failed === 0) {
    return total === 1
      ? l10n.t('The provider is connected.')
      : l10n.t('All {0} providers are connected.', total);
  }
  return failed === 1
    ? l10n.t('1 of {0} providers is not connected.', total)
    : l10n.t('{0} of {1} providers are not connected.', failed, total);
}
