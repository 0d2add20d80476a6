import { l10n } from 'vscode';
import type { RequiredScope, ScopePurpose } from '../../core/host/requiredScope';

/** What the product does with a scope. */
export function purposeLabel(purpose: ScopePurpose): string {
  switch (purpose) {
    case 'code':
      return l10n.t('to clone and push');
    case 'webhooks':
      return l10n.t('to manage webhooks');
    case 'organization':
      return l10n.t('to look up the organization');
    case 'identity':
      return l10n.t('to tell whose the token is');
    case 'repositoryAdmin':
      return l10n.t('to administer repositories');
  }
}

export function grantedSentence(granted: readonly string[], excess: readonly string[]): string {
  const sentence = l10n.t('Granted: {0}.', granted.join(', '));
  return excess.length === 0 ? sentence : `${sentence} ${excessSentence(excess)}`;
}

/** Names each scope and what it is for. */
export function missingSentence(missing: readonly RequiredScope[], excess: readonly string[]): string {
  const names = missing.map((scope) =>
    l10n.t('{0} ({1})', scope.shownAs ?? scope.name, scope.purposes.map(purposeLabel).join(', ')),
  );
  const sentence = l10n.t('Missing: {0}. Create a token that has it all.', names.join('; '));
  return excess.length === 0 ? sentence : `${sentence} ${excessSentence(excess)}`;
}

export function namesOfScopes(scopes: readonly RequiredScope[]): string {
  return scopes.map(({ name, shownAs }) => shownAs ?? name).join(', ');
}

function excessSentence(excess: readonly string[]): string {
  return l10n.t('More than is needed: {0}.', excess.join(', '));
}
