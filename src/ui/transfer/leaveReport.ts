import { l10n } from 'vscode';
import { literal, markdownTable } from '../../core/history/literalMarkdown';
import type { GitHost } from '../../core/host/gitHost';
import type { Provider } from '../../core/provider/provider';
import type { LeftProvider, Revocation } from '../../core/transfer/leaveProvider';
import { hostErrorSentence } from '../words/hostErrorWords';
import { saveProblemSentence } from '../words/saveProblemWords';

export interface LeaveReport {
  readonly left: readonly LeftProvider[];
  /** Not begun, because the user cancelled. */
  readonly untouched: readonly Provider[];
  /** Folders of open repositories that a provider of these served. */
  readonly clones: readonly string[];
  readonly hosts: ReadonlyMap<string, GitHost>;
  /** When it was done, in words. */
  readonly when: string;
}

/** What was done, and what is left to do by hand, as Markdown. What others wrote stands in it literally. */
export function leaveReportText({ left, untouched, clones, hosts, when }: LeaveReport): string {
  const header = [
    l10n.t('Provider'),
    l10n.t('Host'),
    l10n.t('Projects'),
    l10n.t('Token on the host'),
    l10n.t('Token on this machine'),
    l10n.t('Definition'),
  ];
  const table = markdownTable(
    header,
    left.map((each) => [
      literal(each.provider.name),
      literal(each.provider.baseUrl.href),
      projectsPhrase(each),
      literalSentence(revocationSentence(each.revocation)),
      tokenPhrase(each),
      definitionPhrase(each),
    ]),
  );
  const sections = [
    `# ${l10n.t('Leave Client')}`,
    when,
    ...(left.length === 0 ? [] : [`## ${l10n.t('What was done')}`, table]),
    ...(untouched.length === 0
      ? []
      : [
          `## ${l10n.t('Not done, because it was cancelled')}`,
          bullets(untouched.map(({ name, baseUrl }) => `${literal(name)} ${literal(baseUrl.href)}`)),
        ]),
    `## ${l10n.t('What is left to do by hand')}`,
    bullets([
      ...left.flatMap((each) => revokeByHand(each, hosts)),
      ...left.flatMap(repositoriesByHand),
      ...clones.map((path) => l10n.t('Delete the clone {0} if it may not stay on this disk.', literal(path))),
      l10n.t('Delete other clones and downloads of these organizations on this disk.'),
      l10n.t('Remove SSH keys of this machine that were registered on these hosts, there and here.'),
      l10n.t('Sign out of these hosts in browsers, command line tools and other editors.'),
    ]),
  ];
  return `${sections.join('\n\n')}\n`;
}

function projectsPhrase({ detached, projects }: LeftProvider): string {
  if (detached === 'none') return l10n.t('none');
  const names = projects.map(({ name }) => literal(name)).join(', ');
  return detached === 'done'
    ? l10n.t('detached: {0}', names)
    : l10n.t('still attached: {names} ({why})', { names, why: literal(saveProblemSentence(detached)) });
}

function revocationSentence(revocation: Revocation): string {
  switch (revocation.kind) {
    case 'revoked':
      return l10n.t('revoked');
    case 'notNeeded':
      return l10n.t('none was stored here');
    case 'notAsked':
      return l10n.t('still valid');
    case 'cannot':
      return l10n.t('still valid: it cannot be revoked from here');
    case 'failed':
      return l10n.t('not revoked: {0}', hostErrorSentence(revocation.error));
    case 'broke':
      return l10n.t('not revoked: the log has the details');
  }
}

function tokenPhrase({ token }: LeftProvider): string {
  switch (token) {
    case 'forgotten':
      return l10n.t('removed');
    case 'none':
      return l10n.t('there was none');
    case undefined:
      return l10n.t('could not be removed: the log has the details');
  }
}

function definitionPhrase({ definition }: LeftProvider): string {
  if (definition === 'deleted') return l10n.t('deleted');
  return definition === 'kept'
    ? l10n.t('kept')
    : l10n.t('not deleted: {0}', literal(saveProblemSentence(definition)));
}

/** A host's own words may stand in a sentence: as code they are only that. */
function literalSentence(sentence: string): string {
  return /^[\p{L}\p{N} ,.:'-]+$/u.test(sentence) ? sentence : literal(sentence);
}

function revokeByHand(
  { provider, revocation }: LeftProvider,
  hosts: ReadonlyMap<string, GitHost>,
): readonly string[] {
  const page = hosts.get(provider.type)?.tokenPage(provider.baseUrl, provider.organization);
  if (revocation.kind === 'revoked' || page === undefined) return [];
  const { origin, pathname } = new URL(page);
  // The list of tokens is one above the page on which they are made, where that is a page of its own.
  const place = origin + pathname.replace(/\/new$/, '');
  return [
    revocation.kind === 'notNeeded'
      ? l10n.t('Look for tokens of yours that {name} was for at {page}', {
          name: literal(provider.name),
          page: `<${place}>`,
        })
      : l10n.t('Revoke the token of {name} at {page}', { name: literal(provider.name), page: `<${place}>` }),
  ];
}

function repositoriesByHand({ projects }: LeftProvider): readonly string[] {
  return projects.map(({ repositoryUrl }) =>
    l10n.t(
      'Remove webhooks and pipeline secrets of yours from {0} if they are not to stay.',
      literal(repositoryUrl),
    ),
  );
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}
