import { l10n } from 'vscode';
import {
  worstCheck,
  type Check,
  type CheckId,
  type CheckStatus,
  type Finding,
  type GitFailureKind,
  type Remedy,
  type Report,
} from '../../core/diagnosis/report';
import { hostErrorSentence } from './hostErrorWords';
import { expiryLabel } from './stateWords';
import { tokenKindLabel } from './tokenKindWords';

export function reportIcon(report: Report): string {
  return checkIcon(worstCheck(report)?.status ?? 'passed');
}

/** The one sentence on top: what the user wants to know first. */
export function reportSentence(report: Report): string {
  const worst = worstCheck(report);
  if (worst?.status === 'failed') return findingSentence(worst.finding);
  const seen = report.checks.find(({ id }) => id === 'repositories')?.finding;
  const parts = [
    report.username === undefined ? l10n.t('Connected.') : l10n.t('Connected as {0}.', report.username),
    ...(seen?.kind === 'repositoriesSeen' ? [findingSentence(seen)] : []),
    ...(worst === undefined ? [] : [findingSentence(worst.finding)]),
  ];
  return parts.join(' ');
}

export function checkLabel(id: CheckId): string {
  switch (id) {
    case 'reach':
      return l10n.t('Reach the host');
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
    case 'git':
      return l10n.t('Git');
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

export function remedyLabel(remedy: Remedy): string {
  switch (remedy) {
    case 'updateToken':
      return l10n.t('Update Token…');
    case 'openTokenPage':
      return l10n.t('Open Token Page');
    case 'openSettings':
      return l10n.t('Open Settings');
    case 'openSso':
      return l10n.t('Authorise Single Sign-On');
    case 'openHost':
      return l10n.t('Open Host');
    case 'showLog':
      return l10n.t('Show Log');
    case 'testAgain':
      return l10n.t('Test Again');
  }
}

export function checkSentence({ finding }: Check): string {
  return findingSentence(finding);
}

function findingSentence(finding: Finding): string {
  switch (finding.kind) {
    case 'reached':
      return finding.version === undefined
        ? l10n.t('{0} answers.', finding.origin)
        : l10n.t('{0} answers, version {1}.', finding.origin, finding.version);
    case 'authenticated':
      return finding.tokenKind === undefined
        ? l10n.t('The host accepts the token.')
        : l10n.t('The host accepts the token ({0}).', tokenKindLabel(finding.tokenKind));
    case 'isUser':
      return l10n.t('The token belongs to {0}.', finding.username);
    case 'isNoUser':
      return l10n.t(
        'The token belongs to no user, which is fine for tokens of repositories, projects and apps.',
      );
    case 'otherUser':
      return l10n.t(
        'The token belongs to {0}, not to {1}. Use the right token or correct the username.',
        finding.seen,
        finding.expected,
      );
    case 'expires':
      return expirySentence(finding.at, finding.days);
    case 'neverExpires':
      return l10n.t('The token does not expire.');
    case 'expiryUnknown':
      return l10n.t('The host does not tell when the token expires.');
    case 'scopesGranted':
      return l10n.t('Granted: {0}.', finding.scopes.join(', '));
    case 'scopesMissing':
      return l10n.t('Missing: {0}. Create a token that has them.', finding.missing.join(', '));
    case 'scopesUnknown':
      return l10n.t('The host does not tell which permissions this token has.');
    case 'organizationFound':
      return l10n.t('{0} exists and this token sees it.', finding.name);
    case 'organizationNotMember':
      return l10n.t('{0} exists, and this account does not belong to it.', finding.name);
    case 'organizationNotFound':
      return l10n.t(
        'The organization {0} is not found. Check its spelling, or whether this account may see it.',
        finding.name,
      );
    case 'noOrganization':
      return l10n.t('No organization is set: the provider covers everything that the token sees.');
    case 'repositoriesSeen':
      return repositoriesSentence(finding.count, finding.more);
    case 'noRepositories':
      return l10n.t('No repository is visible. The token may lack the permission to read repositories.');
    case 'gitWorks':
      return l10n.t('Git reads {0} with this token.', finding.repository);
    case 'gitFailed': {
      const sentence = gitFailureSentence(finding.failure, finding.repository);
      return finding.said === undefined ? sentence : l10n.t('{0} Git says: {1}', sentence, finding.said);
    }
    case 'nothingToTryGitOn':
      return l10n.t('There is no repository to try Git on.');
    case 'gitMissing':
      return l10n.t('Git was not found on this machine. Install Git, or set git.path.');
    case 'hostError':
      return hostErrorSentence(finding.error);
    case 'notReached':
      return l10n.t('Not tried, because an earlier check failed.');
  }
}

/** Far dates are told as dates: nobody counts three thousand days. */
function expirySentence(at: string, days: number): string {
  const date = new Date(at).toLocaleDateString();
  if (days < 0) return l10n.t('The token expired on {0}. Create a new one.', date);
  return days > 90
    ? l10n.t('The token expires on {0}.', date)
    : l10n.t('{0}, on {1}.', expiryLabel(days), date);
}

function repositoriesSentence(count: number, more: boolean): string {
  if (more) return l10n.t('More than {0} repositories are visible.', count);
  return count === 1 ? l10n.t('1 repository is visible.') : l10n.t('{0} repositories are visible.', count);
}

function gitFailureSentence(failure: GitFailureKind, repository: string): string {
  switch (failure) {
    case 'authenticationFailed':
      return l10n.t('The API works, and Git is refused for {0}.', repository);
    case 'repositoryNotFound':
      return l10n.t('The API works, and Git does not find {0}.', repository);
    case 'forbidden':
      return l10n.t('The API works, and Git may not read {0}.', repository);
    case 'nameNotResolved':
      return l10n.t(
        'Git cannot resolve the host name, although the API works: Git has proxy settings of its own.',
      );
    case 'refused':
      return l10n.t('Git gets no connection, although the API works: Git has proxy settings of its own.');
    case 'timedOut':
      return l10n.t('Git got no answer in time.');
    case 'certificate':
      return l10n.t(
        'Git does not trust the certificate: it has certificate settings of its own (http.sslCAInfo).',
      );
    case 'proxy':
      return l10n.t('The proxy refuses Git, which has proxy settings of its own (http.proxy).');
    case 'quit':
      return l10n.t('Git was told to stop, because the host rejects the token.');
    case 'other':
      return l10n.t('Git failed on {0}.', repository);
  }
}
