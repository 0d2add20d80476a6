import { l10n } from 'vscode';
import type { CheckId, CheckStatus } from '../../core/diagnosis/report';

export function checkLabel(id: CheckId): string {
  switch (id) {
    case 'reach':
      return l10n.t('Reach the host');
    case 'product':
      return l10n.t('API and version');
    case 'token':
      return l10n.t('Token recognised');
    case 'authenticated':
      return l10n.t('Authenticated');
    case 'identity':
      return l10n.t('Identity');
    case 'expiry':
      return l10n.t('Token expiry');
    case 'scopes':
      return l10n.t('Permissions');
    case 'organization':
      return l10n.t('Organization');
    case 'repositories':
      return l10n.t('Repositories');
    case 'webhooks':
      return l10n.t('Webhooks');
    case 'git':
      return l10n.t('Git itself');
    case 'rateLimit':
      return l10n.t('Requests left');
  }
}

/** Why it matters, in one sentence. */
export function checkReason(id: CheckId): string {
  switch (id) {
    case 'reach':
      return l10n.t('Nothing works before this machine reaches the host.');
    case 'product':
      return l10n.t('Each kind of host, and each version, speaks another language.');
    case 'token':
      return l10n.t('A mistyped token, or one of another kind, is told before it is sent anywhere twice.');
    case 'authenticated':
      return l10n.t(
        'A token that the host does not accept opens nothing, and hosts lock out who keeps trying.',
      );
    case 'identity':
      return l10n.t('What is done through this provider is done in the name of this account.');
    case 'expiry':
      return l10n.t('Git and pipelines fail on the day on which the token ends.');
    case 'scopes':
      return l10n.t('What the token may not do fails later, where the reason is hard to see.');
    case 'organization':
      return l10n.t('The provider answers for the repositories of this organization only.');
    case 'repositories':
      return l10n.t('Only repositories that the token sees can be cloned and bound to pipelines.');
    case 'webhooks':
      return l10n.t('Without webhooks no push starts a pipeline.');
    case 'git':
      return l10n.t('Git has proxy and certificate settings of its own, whatever works in VS Code.');
    case 'rateLimit':
      return l10n.t('A host that has been asked too often answers nothing for a while.');
  }
}

export function checkStatusLabel(status: CheckStatus): string {
  switch (status) {
    case 'passed':
      return l10n.t('passed');
    case 'warning':
      return l10n.t('warning');
    case 'failed':
      return l10n.t('failed');
    case 'skipped':
      return l10n.t('skipped');
  }
}

export function checkIcon(status: CheckStatus): string {
  switch (status) {
    case 'passed':
      return 'pass';
    case 'warning':
      return 'warning';
    case 'failed':
      return 'error';
    case 'skipped':
      return 'circle-slash';
  }
}
