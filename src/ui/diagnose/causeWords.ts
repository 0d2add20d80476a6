import { l10n } from 'vscode';
import type { Cause, GitAsks, ShownWebhook } from '../../core/diagnosis/troubleshooting/cause';
import type { FieldError } from '../../core/provider/definitionProblem';
import { isTimedOut, type TimedOut } from '../../core/diagnosis/withinTime';
import type { HostError } from '../../core/host/hostError';
import type { AddressKind } from '../../core/webhook/addressKind';
import { checkLabel } from '../words/checkWords';
import { verdictSentence } from '../words/explainWords';
import { fieldLabel, fieldSentence } from '../words/fieldWords';
import { findingSentence } from '../words/findingWords';
import { hostErrorSentence } from '../words/hostErrorWords';
import { refusalSentence } from '../words/refusalWords';
import { shownTime } from '../words/shownDate';
import { absenceSentence } from '../words/stateWords';
import { webhookUrlSentence } from '../words/webhookWords';

/** What a cause is about, in a word or two. */
export function causeLabel(cause: Cause): string {
  switch (cause.kind) {
    case 'check':
      return checkLabel(cause.check.id);
    case 'inactive':
    case 'inUse':
      return l10n.t('Provider');
    case 'tokenMissing':
    case 'attemptWithoutToken':
      return l10n.t('Token');
    case 'emailNeeded':
      return l10n.t('Email');
    case 'refused':
      return l10n.t('Permission on this machine');
    case 'onlyPublic':
      return l10n.t('Repositories');
    case 'repositoryProblem':
    case 'mayNotPush':
    case 'archived':
    case 'pushUntold':
      return l10n.t('Repository');
    case 'otherOrganization':
      return l10n.t('Organization');
    case 'otherAddress':
    case 'neverServed':
      return l10n.t('Address');
    case 'gitAsksOthers':
    case 'ownLogin':
    case 'otherProvider':
    case 'undecided':
    case 'unconfirmed':
    case 'nobodyAnswers':
      return l10n.t('Who answers Git');
    case 'webhooksUnread':
    case 'webhookMissing':
    case 'webhookGone':
    case 'webhookDisabled':
    case 'webhookStopped':
    case 'webhookWithoutPush':
      return l10n.t('Webhook');
    case 'webhookFailing':
    case 'webhookNeverCalled':
    case 'webhookCallsUntold':
      return l10n.t('Deliveries');
    case 'webhookUrl':
    case 'webhookInside':
      return l10n.t('Webhook URL');
    case 'attemptInvalid':
      return attemptedLabel(cause.error.field);
    case 'nameTaken':
      return l10n.t('Name');
  }
}

/** What is asked for of an attempt; elsewhere a field stands within a sentence. */
function attemptedLabel(field: FieldError['field']): string {
  if (field === 'name') return l10n.t('Name');
  if (field === 'type') return l10n.t('Host');
  return field === 'baseUrl' ? l10n.t('Base URL') : fieldLabel(field);
}

/** What was found, with what to do about it. */
export function causeSentence(cause: Cause): string {
  switch (cause.kind) {
    case 'check':
      return findingSentence(cause.check.finding);
    case 'inactive':
      return l10n.t('“{0}” is inactive: it gives Git no token and takes part in nothing.', cause.name);
    case 'tokenMissing':
      return absenceSentence(cause.absence);
    case 'refused':
      return refusalSentence(cause.refusal);
    case 'onlyPublic':
      return l10n.t(
        'Only public repositories are visible: private ones are outside the token’s permissions or selection, or closed to the account.',
      );
    case 'repositoryProblem':
      return l10n.t('{0}: {1}', cause.repository, problemSentence(cause.problem));
    case 'otherOrganization':
      return l10n.t('{repository} is not in {organization}, the organization of the provider.', {
        repository: cause.repository,
        organization: cause.organization,
      });
    case 'mayNotPush':
      return l10n.t('This account may read {0}, and not push to it. Ask for write access.', cause.repository);
    case 'archived':
      return l10n.t('{0} is archived: it can be read, and nobody can push to it.', cause.repository);
    case 'pushUntold':
      return l10n.t('Whether this account may push to {0}, the host does not tell.', cause.repository);
    case 'otherAddress':
      return l10n.t('{0} is not below the base URL of “{1}”.', cause.url, cause.provider);
    case 'gitAsksOthers':
      return gitAsksSentence(cause.how);
    case 'ownLogin':
      return l10n.t('Git uses its own login for {0}, as you chose: another helper answers.', cause.url);
    case 'otherProvider':
      return l10n.t('Git gets the token of “{0}”, not that of “{1}”.', cause.answering, cause.expected);
    case 'undecided':
      return l10n.t(
        'Several providers fit equally well, and Git waits for a choice: {0}.',
        cause.names.join(', '),
      );
    case 'unconfirmed':
      return l10n.t('The workspace wants “{0}” to be used, and you have not agreed yet.', cause.name);
    case 'nobodyAnswers':
      return l10n.t('No provider is for {0}: Git’s own helper answers, if there is one.', cause.url);
    case 'neverServed':
      return verdictSentence(cause);
    case 'webhooksUnread':
      return l10n.t(
        'The webhooks of {0} cannot be read. {1}',
        cause.repository,
        problemSentence(cause.problem),
      );
    case 'webhookMissing':
      return l10n.t('{0} has no webhook.', cause.repository);
    case 'webhookGone':
      return l10n.t('The webhook {0} of {1} is no longer there.', cause.id, cause.repository);
    case 'webhookDisabled':
      return l10n.t('{0} is disabled: the host does not call it.', webhookLabel(cause.webhook));
    case 'webhookStopped':
      return l10n.t(
        'The host has stopped calling {0} after failures, until {1}.',
        webhookLabel(cause.webhook),
        shownTime(cause.until),
      );
    case 'webhookFailing':
      return failingSentence(cause);
    case 'webhookUrl':
      return l10n.t('{0}: {1}', webhookLabel(cause.webhook), webhookUrlSentence(cause.problem));
    case 'webhookInside':
      return insideSentence(cause.address, cause.hostname);
    case 'webhookWithoutPush':
      return l10n.t('{0} is not called for pushes: that event is not chosen.', webhookLabel(cause.webhook));
    case 'webhookNeverCalled':
      return l10n.t(
        'The host shows no call of {0}: nothing has happened since it was added, or its log was cleared.',
        webhookLabel(cause.webhook),
      );
    case 'webhookCallsUntold':
      return l10n.t('How calls of {0} went, the host does not tell.', webhookLabel(cause.webhook));
    case 'attemptInvalid':
      return fieldSentence(cause.error.problem);
    case 'nameTaken':
      return l10n.t('“{0}” has this name already. Names count whatever their letter case.', cause.by.name);
    case 'attemptWithoutToken':
      return l10n.t('A provider needs a token. Create one on the host’s page, then enter it.');
    case 'emailNeeded':
      return l10n.t('The host takes this token only with the email of its account: the form asks for it.');
    case 'inUse':
      return cause.projects.length === 1
        ? l10n.t('1 pipeline project uses “{0}”: {1}.', cause.name, projectNames(cause))
        : l10n.t(
            '{0} pipeline projects use “{1}”: {2}.',
            cause.projects.length,
            cause.name,
            projectNames(cause),
          );
  }
}

function projectNames({ projects }: Extract<Cause, { kind: 'inUse' }>): string {
  return projects.map(({ name }) => name).join(', ');
}

function webhookLabel({ id, origin }: ShownWebhook): string {
  if (origin === undefined) return l10n.t('Webhook {0}', id);
  // A number is on the host's page too; any other id tells a reader nothing.
  return /^\d+$/.test(id) ? l10n.t('Webhook {0} ({1})', id, origin) : l10n.t('Webhook {0}', origin);
}

function problemSentence(problem: HostError | TimedOut): string {
  return isTimedOut(problem)
    ? l10n.t('No answer within {0} seconds. Try again.', problem.seconds)
    : hostErrorSentence(problem);
}

function failingSentence({ webhook, status, failed }: Extract<Cause, { kind: 'webhookFailing' }>): string {
  const latest =
    status === undefined
      ? l10n.t('The latest call of {0} failed.', webhookLabel(webhook))
      : l10n.t('The receiver of {0} answered the latest call with {1}.', webhookLabel(webhook), status);
  if (failed === undefined || failed.count < 2) return latest;
  return [latest, l10n.t('Of the last {0} calls {1} failed.', failed.of, failed.count)].join(' ');
}

function insideSentence(address: AddressKind, hostname: string): string {
  return address === 'loopback'
    ? l10n.t('{0} is the server itself. Whether something listens there cannot be told from here.', hostname)
    : l10n.t(
        '{0} is an address inside a network. Whether the server may call it, its administrator decides.',
        hostname,
      );
}

function gitAsksSentence(how: Exclude<GitAsks, 'us'>): string {
  switch (how) {
    case 'throughEditor':
      return l10n.t(
        'Git asks its own helpers first, because gitProviders.git.credentialHelper is fallbackOnly.',
      );
    case 'never':
      return l10n.t('Git uses its own login, because gitProviders.git.credentialHelper is off.');
    case 'unable':
      return l10n.t(
        'Git on this machine does not ask Git Providers: it is older than 2.31, or its settings prevent it.',
      );
  }
}
