import { l10n } from 'vscode';
import type { Finding } from '../../core/diagnosis/finding';
import { gitFailureSentence, settingsSentence } from './gitWords';
import { hostErrorSentence } from './hostErrorWords';
import { grantedSentence, missingSentence, namesOfScopes } from './permissionWords';
import { shownDate, shownTime } from './shownDate';
import { expiryLabel } from './stateWords';
import { tokenKindLabel } from './tokenKindWords';
import { suspicionSentence } from './tokenWords';

/** What a check saw, in one sentence or two, with what to do where something is wrong. */
export function findingSentence(finding: Finding): string {
  switch (finding.kind) {
    case 'reached':
      return l10n.t('{0} answers.', finding.origin);
    case 'product':
      return finding.version === undefined
        ? l10n.t('{0} speaks its API.', finding.name)
        : l10n.t('{0}, version {1}.', finding.name, finding.version);
    case 'productUnknown':
      return l10n.t('The API works; which version it is of cannot be told.');
    case 'tokenRecognized':
      return l10n.t('It looks like this: {0}.', tokenKindLabel(finding.tokenKind));
    case 'tokenShapeUnknown':
      return l10n.t('Its form is not a known one, which administrators of some hosts can choose.');
    case 'tokenSuspicious':
      return suspicionSentence(finding);
    case 'authenticated':
      return finding.tokenKind === undefined
        ? l10n.t('The host accepts the token.')
        : l10n.t('The host accepts the token ({0}).', tokenKindLabel(finding.tokenKind));
    case 'tokenOrEmailRefused':
      return l10n.t(
        'The host rejects the token together with the email {0}: the token is mistyped, expired, revoked or without scopes, or the email is not that of its account.',
        finding.email,
      );
    case 'isUser':
      return finding.email === undefined
        ? l10n.t('The token belongs to {0}.', finding.username)
        : l10n.t(
            'The token belongs to {0}, and the email {1} to the same account.',
            finding.username,
            finding.email,
          );
    case 'isNoUser':
      return l10n.t(
        'The token belongs to no user, which is fine for tokens of repositories, projects and apps.',
      );
    case 'userHidden':
      return l10n.t('Cannot be told: the token belongs to no user, or may not read whose it is.');
    case 'otherUser':
      return l10n.t(
        'The token belongs to {0}, not to {1}. Use the right token or correct the username.',
        finding.seen,
        finding.expected,
      );
    case 'emailMissing':
      return l10n.t('The host takes this token only with the email of its account. Enter the email.');
    case 'expires':
      return expirySentence(finding.at, finding.days);
    case 'neverExpires':
      return l10n.t('The token does not expire.');
    case 'expiryUnknown':
      return l10n.t('Cannot be told: the host does not say when the token expires.');
    case 'scopesGranted':
      return grantedSentence(finding.granted, finding.excess);
    case 'scopesMissing':
      return missingSentence(finding.missing, finding.excess);
    case 'scopesUnknown':
      return l10n.t(
        'Cannot be told: the host does not say what this token may do. It should have: {0}.',
        namesOfScopes(finding.required),
      );
    case 'organizationFound':
      return finding.member === true
        ? l10n.t('{0} exists, and this account belongs to it.', finding.name)
        : l10n.t('{0} exists and this token sees it.', finding.name);
    case 'organizationNotMember':
      return l10n.t(
        '{0} exists, and this account does not belong to it. Ask its owner for an invitation, or correct the organization.',
        finding.name,
      );
    case 'organizationOutsideToken':
      return l10n.t(
        'The token is not for {0}, or waits for its approval. Ask its owner to approve the token, or create one for {0}.',
        finding.name,
      );
    case 'organizationNotFound':
      return finding.nearest === undefined
        ? l10n.t(
            'The organization {0} is not found. Check its spelling, or whether this account may see it.',
            finding.name,
          )
        : l10n.t('The organization {0} is not found. Is {1} meant?', finding.name, finding.nearest);
    case 'noOrganization':
      return l10n.t('No organization is set: the provider covers everything that the token sees.');
    case 'repositoriesSeen':
      return repositoriesSentence(finding);
    case 'noRepositories':
      return noRepositoriesSentence(finding);
    case 'webhooksAllowed':
      return l10n.t('The token may manage the webhooks of {0}.', finding.repository);
    case 'webhooksRefused':
      return webhooksSentence(finding);
    case 'webhooksUnknown':
      return finding.reason === 'hidden'
        ? l10n.t(
            'Cannot be told: the host does not show the webhooks of {0} to this token.',
            finding.repository,
          )
        : l10n.t(
            'The webhooks of {0} can be read; whether they can be changed, the host does not tell.',
            finding.repository,
          );
    case 'gitWorks':
      return l10n.t('Git reads {0} with this token.', finding.repository);
    case 'gitUnverified':
      return l10n.t(
        'Git reads {0}, and does not check the certificate of whom it gives the token to: {1}.',
        finding.repository,
        settingsSentence(finding.settings),
      );
    case 'gitInactive':
      return l10n.t(
        'Git reads {0} in this test, but gets no credential from an inactive provider. Activate it.',
        finding.repository,
      );
    case 'gitFailed':
      return gitFailureSentence(finding);
    case 'nothingToTryOn':
      return l10n.t('There is no repository to try it on.');
    case 'gitMissing':
      return l10n.t('Git was not found on this machine. Install Git, or set git.path.');
    case 'gitNotServed':
      return l10n.t(
        'Git on this machine does not ask Git Providers: it is older than 2.31, or that is switched off.',
      );
    case 'requestsLeft':
      return requestsSentence(finding);
    case 'rateLimitUnknown':
      return l10n.t('Cannot be told: the host does not say.');
    case 'hostError':
      return hostErrorSentence(finding.error);
    case 'timedOut':
      return l10n.t('No answer within {0} seconds. Try again.', finding.seconds);
    case 'notReached':
      return l10n.t('Cannot be told before the checks above pass.');
  }
}

/** Far dates are told as dates: nobody counts three thousand days. */
const countedDays = 90;

/** The end of the token for the sentence on top, if it is near. */
export function tokenExpiryPhrase(at: string, days: number): readonly string[] {
  if (days > countedDays) return [];
  if (days < 0) return [l10n.t('Token expired on {0}.', shownDate(at))];
  if (days === 0) return [l10n.t('Token expires today.')];
  return [days === 1 ? l10n.t('Token expires in 1 day.') : l10n.t('Token expires in {0} days.', days)];
}

function expirySentence(at: string, days: number): string {
  if (days < 0) return l10n.t('The token expired on {0}. Create a new one.', shownDate(at));
  return days > countedDays
    ? l10n.t('The token expires on {0}.', shownDate(at))
    : l10n.t('{0}, on {1}.', expiryLabel(days), shownDate(at));
}

type Of<K extends Finding['kind']> = Extract<Finding, { kind: K }>;

function repositoriesSentence({
  count,
  more,
  allPublic,
  organization,
  withheld,
}: Of<'repositoriesSeen'>): string {
  const seen = more
    ? l10n.t('More than {0} repositories are visible.', count)
    : count === 1
      ? l10n.t('1 repository is visible.')
      : l10n.t('{0} repositories are visible.', count);
  const sentences = [organization === undefined ? seen : l10n.t('{0}: {1}', organization, seen)];
  if (allPublic === true)
    sentences.push(l10n.t('All are public: private ones, if any, are hidden from the token.'));
  if (withheld === true) sentences.push(withheldSentence());
  return sentences.join(' ');
}

function noRepositoriesSentence({ organization, withheld }: Of<'noRepositories'>): string {
  if (withheld === true) return withheldSentence();
  return organization === undefined
    ? l10n.t('No repository is visible. The token may lack the permission to read repositories.')
    : l10n.t(
        'No repository of {0} is visible. The token may lack the permission to read them, or be for other repositories.',
        organization,
      );
}

function withheldSentence(): string {
  return l10n.t('Organizations with single sign-on are left out until it is authorised for the token.');
}

function webhooksSentence({ repository, by, missing }: Of<'webhooksRefused'>): string {
  if (by === 'account') {
    return l10n.t(
      'This account may not manage the webhooks of {0}. Ask for a higher role there.',
      repository,
    );
  }
  return missing.length === 0
    ? l10n.t('The webhooks of {0} are closed to this token or its account.', repository)
    : l10n.t('For the webhooks of {0} the token lacks: {1}.', repository, missing.join(', '));
}

function requestsSentence({ remaining, limit, resetsAt }: Of<'requestsLeft'>): string {
  return resetsAt === undefined
    ? l10n.t('{0} of {1} requests are left.', remaining, limit)
    : l10n.t('{0} of {1} requests are left until {2}.', remaining, limit, shownTime(resetsAt));
}
