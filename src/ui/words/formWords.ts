import { l10n } from 'vscode';
import type { OrganizationTerm } from '../../core/host/gitHost';
import type { ScopeRow } from '../../shared/form/formContract';
import type { FormWords } from '../../shared/form/formWords';

/** What the provider form says by itself. */
export function formWords(): FormWords {
  return {
    labels: {
      type: l10n.t('Type'),
      name: l10n.t('Name'),
      baseUrl: l10n.t('Base URL'),
      organization: l10n.t('Organization'),
      username: l10n.t('Username'),
      email: l10n.t('Email'),
      token: l10n.t('Access token'),
      expiresAt: l10n.t('Token expires on'),
      scope: l10n.t('Saved in'),
      environment: l10n.t('Environment'),
      rotationDays: l10n.t('Rotate the token after days'),
      helpUrl: l10n.t('Help page'),
    },
    hints: {
      name: l10n.t('Include environment, team or purpose, such as “Production GitHub”.'),
      baseUrl: l10n.t('The address of the host in the browser, without organization or repository.'),
      username: l10n.t('Empty: it is taken from the token.'),
      email: l10n.t('Of the account that the token belongs to. The host asks for both together.'),
      expiresAt: l10n.t('The host does not tell. Enter the date to be reminded before the token ends.'),
      scope: l10n.t('Workspace settings can be shared with the team. The token never is.'),
      environment: l10n.t('Such as production or staging.'),
      rotationDays: l10n.t('Empty: as for all providers. 0: never.'),
      helpUrl: l10n.t('A page of your team about this connection, beginning with https://.'),
    },
    optional: l10n.t('optional'),
    connectionTitle: l10n.t('Connection'),
    accountTitle: l10n.t('Account'),
    accountHint: l10n.t('Kept in the secret store of this machine, never in settings.'),
    useTitle: l10n.t('Use'),
    pasteLabel: l10n.t('Paste a repository URL or a token'),
    pastePlaceholder: l10n.t('It fills in type, host and organization'),
    active: l10n.t('Active'),
    activeHint: l10n.t('An inactive provider supplies no credential and cannot be the default.'),
    isDefault: l10n.t('Default provider'),
    isDefaultHint: l10n.t('Preselected when a pipeline project is created.'),
    showToken: l10n.t('Show Token'),
    hideToken: l10n.t('Hide Token'),
    trimmed: l10n.t('Spaces around the token are left out.'),
    openTokenPage: l10n.t('Create a token in the browser'),
    scopesTitle: l10n.t('What the token needs'),
    more: l10n.t('More settings'),
    save: l10n.t('Save'),
    test: l10n.t('Test Connection'),
    cancelTest: l10n.t('Cancel Test'),
    testing: l10n.t('Testing…'),
    cancelled: testCancelled(),
    checksTitle: l10n.t('Checks'),
    cancel: l10n.t('Cancel'),
    close: l10n.t('Close'),
    remove: l10n.t('Delete Provider…'),
    otherToken: l10n.t('Enter Another Token…'),
    tokenNotKept: l10n.t('The token that you typed was not kept while this page was away. Enter it again.'),
    unsaved: l10n.t('Changes are not saved yet.'),
  };
}

export function testCancelled(): string {
  return l10n.t('The test was cancelled.');
}

/** What the host calls an organization, as the label of a field. */
export function organizationLabel(term: OrganizationTerm): string {
  switch (term) {
    case 'organization':
      return l10n.t('Organization');
    case 'group':
      return l10n.t('Group/Organization');
    case 'workspace':
      return l10n.t('Workspace');
    case 'project':
      return l10n.t('Project key');
  }
}

export function organizationHint(term: OrganizationTerm): string {
  return term === 'group'
    ? l10n.t('Nested groups as group/subgroup. Empty: everything that the token sees.')
    : l10n.t('Empty: everything that the token sees.');
}

/** @param hidden the host does not say which scopes such a token has */
export function scopeStateLabel(state: ScopeRow['state'], hidden: boolean): string {
  switch (state) {
    case 'granted':
      return l10n.t('Granted');
    case 'missing':
      return l10n.t('Missing');
    case 'unknown':
      return hidden ? l10n.t('Cannot be told') : l10n.t('Not tested');
  }
}
