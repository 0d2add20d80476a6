import { env, l10n } from 'vscode';
import type { ExpiryWarning } from '../../core/lifecycle/expiryWarning';
import { daysLeft } from '../../core/provider/providerState';
import { shownDate } from './shownDate';
import { shownHost } from './shownHost';
import { expiryPhrase } from './treeWords';

/** That a token is older than it should be, as a state. */
export function rotateLabel(days: number): string {
  return days === 1 ? l10n.t('Rotate token (1 day old)') : l10n.t('Rotate token ({0} days old)', days);
}

/**
 * What is said of tokens that end soon or have ended.
 *
 * @param warnings at least one
 * @param projects names of the pipeline projects that use the tokens
 */
export function warningSentence(
  warnings: readonly ExpiryWarning[],
  projects: readonly string[],
  now: Date,
): string {
  const [first, ...others] = warnings;
  if (first === undefined) return '';
  const sentence = others.length === 0 ? expirySentence(first, now) : combinedSentence(warnings, now);
  return [sentence, ...projectsSentence(projects)].join(' ');
}

/** At most three names, and how many there are besides. */
export function shownNames(names: readonly string[]): string {
  const more = names.length - mostNames;
  if (more <= 0) return new Intl.ListFormat(env.language, { type: 'conjunction' }).format(names);
  const shown = names.slice(0, mostNames).join(', ');
  return more === 1 ? l10n.t('{0} and 1 more', shown) : l10n.t('{0} and {1} more', shown, more);
}

const mostNames = 3;

function expirySentence({ provider, expiresAt }: ExpiryWarning, now: Date): string {
  const days = daysLeft(expiresAt, now) ?? 0;
  const words = { name: provider.name, host: shownHost(provider.baseUrl), date: shownDate(expiresAt) };
  if (days < 0) {
    return l10n.t(
      'The token of “{name}” on {host} expired on {date}. Git cannot use it until it is replaced.',
      words,
    );
  }
  if (days === 0) {
    return l10n.t('The token of “{name}” on {host} expires in less than a day, on {date}.', words);
  }
  return days === 1
    ? l10n.t('The token of “{name}” on {host} expires in 1 day, on {date}.', words)
    : l10n.t('The token of “{name}” on {host} expires in {days} days, on {date}.', { ...words, days });
}

function combinedSentence(warnings: readonly ExpiryWarning[], now: Date): string {
  const tokens = warnings.map(({ provider, expiresAt }) =>
    l10n.t('“{0}” ({1})', provider.name, expiryPhrase(expiresAt, now)),
  );
  return l10n.t('{0} tokens expire soon or have expired: {1}.', warnings.length, shownNames(tokens));
}

function projectsSentence(projects: readonly string[]): readonly string[] {
  if (projects.length === 0) return [];
  return projects.length === 1
    ? [l10n.t('This pipeline project fails without a valid token: {0}.', shownNames(projects))]
    : [l10n.t('These pipeline projects fail without a valid token: {0}.', shownNames(projects))];
}

/** @param name of the provider */
export function reminderTitle(name: string, host: string): string {
  return l10n.t('The token of “{0}” on {1} expires', name, host);
}

/** What the entry of a calendar says below its title. */
export function reminderText(name: string, host: string, projects: readonly string[]): string {
  return [
    l10n.t(
      'Replace the token of the Git provider “{0}” on {1}: run “Git Providers: Update Token…” in VS Code.',
      name,
      host,
    ),
    ...projectsSentence(projects),
  ].join('\n');
}
