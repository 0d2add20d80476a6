import { env, l10n } from 'vscode';
import { tokenSince } from '../../core/account/tokenSince';
import type { OrganizationTerm } from '../../core/host/gitHost';
import { daysLeft, type AccountSummary } from '../../core/provider/providerState';
import { shownDate } from './shownDate';
import { tokenKindLabel } from './tokenKindWords';

/** What the host calls an organization, as the label of a row. */
export function organizationLabel(term: OrganizationTerm): string {
  switch (term) {
    case 'organization':
      return l10n.t('Organization');
    case 'group':
      return l10n.t('Group');
    case 'workspace':
      return l10n.t('Workspace');
    case 'project':
      return l10n.t('Project Key');
  }
}

export function accountPhrase({ username, email }: AccountSummary): string {
  const known = [username, email].filter((each) => each !== undefined);
  return known.length === 0 ? l10n.t('not known') : known.join(' · ');
}

/** Kind, expiry, and when it was entered. */
export function tokenPhrase(account: AccountSummary, now: Date): string {
  const { tokenKind, expiresAt } = account;
  return [
    ...(tokenKind === undefined ? [] : [tokenKindLabel(tokenKind)]),
    expiryPhrase(expiresAt, now),
    l10n.t('entered {0}', shownDate(tokenSince(account))),
  ].join(' · ');
}

export function expiryPhrase(expiresAt: string | undefined, now: Date): string {
  if (expiresAt === undefined) return l10n.t('expiry unknown');
  const days = daysLeft(expiresAt, now);
  if (days === undefined) return l10n.t('does not expire');
  if (days < 0) return l10n.t('expired {0}', shownDate(expiresAt));
  if (days === 0) return l10n.t('expires today');
  return days === 1 ? l10n.t('expires in 1 day') : l10n.t('expires in {0} days', days);
}

export function timeOf(instant: string): string {
  const style = { dateStyle: 'medium', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat(env.language, style).format(new Date(instant));
}

/** What the number on the view stands for. */
export function badgeSentence(problems: number): string {
  return problems === 1
    ? l10n.t('1 provider or entry of the settings needs a look.')
    : l10n.t('{0} providers or entries of the settings need a look.', problems);
}

export function projectBadgeSentence(problems: number): string {
  return problems === 1
    ? l10n.t('1 project in the settings needs a look.')
    : l10n.t('{0} projects in the settings need a look.', problems);
}

/** Says, above the row that offers to connect, what that is good for. */
export function offerSentence(): string {
  return l10n.t(
    'Connect VS Code to your Git host: Git then uses the right account for every repository, with no prompt.',
  );
}

export function visibilityPhrase(isPrivate: boolean): string {
  return isPrivate ? l10n.t('private') : l10n.t('public');
}
