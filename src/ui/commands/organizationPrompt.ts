import { l10n } from 'vscode';
import type { GitHost } from '../../core/host/gitHost';
import type { BaseUrl } from '../../core/provider/baseUrl';

/** Asks for the organization in the host's own term. */
export function organizationPrompt(host: GitHost | undefined, baseUrl: BaseUrl | undefined): string {
  const term = host !== undefined && baseUrl !== undefined ? host.organizationTerm(baseUrl) : 'organization';
  switch (term) {
    case 'organization':
      return l10n.t('Organization (optional). Empty: everything that the token sees.');
    case 'group':
      return l10n.t(
        'Group, nested ones as group/subgroup (optional). Empty: everything that the token sees.',
      );
    case 'workspace':
      return l10n.t('Workspace (optional). Empty: everything that the token sees.');
    case 'project':
      return l10n.t('Project key (optional). Empty: everything that the token sees.');
  }
}
