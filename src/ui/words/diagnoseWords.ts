import { l10n } from 'vscode';
import { causesOf, type Diagnosis, type Gravity } from '../../core/diagnosis/troubleshooting/diagnosis';
import type { Subject, Trouble } from '../../core/diagnosis/troubleshooting/subject';
import { causeSentence } from '../diagnose/causeWords';

export function troubleLabel(trouble: Trouble): string {
  switch (trouble) {
    case 'connection':
      return l10n.t('Connection test failed');
    case 'repositories':
      return l10n.t('Cannot see repositories');
    case 'webhook':
      return l10n.t('Webhook not triggering pipelines');
    case 'creation':
      return l10n.t('Cannot create provider');
    case 'clone':
      return l10n.t('Clone or checkout failing');
    case 'deletion':
      return l10n.t('Cannot delete provider');
  }
}

/** What is looked at. */
export function troubleDetail(trouble: Trouble): string {
  switch (trouble) {
    case 'connection':
      return l10n.t('Token, permissions, username, email, organization, and the way to the host');
    case 'repositories':
      return l10n.t('Permission to read, organization, membership, and what the token is for');
    case 'webhook':
      return l10n.t('Permissions, the webhooks of a repository, their addresses and last deliveries');
    case 'creation':
      return l10n.t('Name, address, token, and what this machine permits');
    case 'clone':
      return l10n.t('Who answers Git, token, organization, and permissions on the repository');
    case 'deletion':
      return l10n.t('Projects that use the provider, and what this machine permits');
  }
}

/** Name of a codicon. */
export function troubleIcon(trouble: Trouble): string {
  switch (trouble) {
    case 'connection':
      return 'plug';
    case 'repositories':
      return 'repo';
    case 'webhook':
      return 'broadcast';
    case 'creation':
      return 'add';
    case 'clone':
      return 'repo-clone';
    case 'deletion':
      return 'trash';
  }
}

/** The one sentence on top. */
export function diagnosisSentence(diagnosis: Diagnosis): string {
  const [first, second] = causesOf(diagnosis);
  if (first === undefined) return healthySentence(diagnosis.subject);
  return second === undefined
    ? causeSentence(first.cause)
    : l10n.t('{0} causes found.', causesOf(diagnosis).length);
}

/** Nothing was found; what no one can tell from here is never claimed. */
function healthySentence(subject: Subject): string {
  switch (subject.trouble) {
    case 'connection':
      return l10n.t('Nothing is wrong: the connection of “{0}” works.', subject.provider.name);
    case 'repositories':
      return subject.missing === undefined
        ? l10n.t('Nothing is wrong: “{0}” sees its repositories.', subject.provider.name)
        : l10n.t('Nothing is wrong: “{0}” sees {1}.', subject.provider.name, subject.missing);
    case 'webhook':
      return subject.repository === undefined
        ? l10n.t('Nothing is wrong with “{0}” itself.', subject.provider.name)
        : l10n.t(
            'Nothing is wrong on the host’s side of {0}. What the receiver makes of the calls, its own log tells.',
            subject.repository,
          );
    case 'creation':
      return l10n.t('Nothing is in the way: a provider with this name, address and token can be added.');
    case 'clone':
      return l10n.t('Nothing is wrong: Git gets a token that works for this repository.');
    case 'deletion':
      return l10n.t('Nothing is in the way: no pipeline project uses “{0}”.', subject.provider.name);
  }
}

export function gravityLabel(gravity: Gravity): string {
  switch (gravity) {
    case 'failed':
      return l10n.t('cause');
    case 'warning':
      return l10n.t('possible cause');
    case 'untold':
      return l10n.t('cannot be told');
  }
}

/** Name of a codicon. */
export function gravityIcon(gravity: Gravity): string {
  switch (gravity) {
    case 'failed':
      return 'error';
    case 'warning':
      return 'warning';
    case 'untold':
      return 'question';
  }
}
