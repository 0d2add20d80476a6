import { l10n, MarkdownString } from 'vscode';
import type { GitHost } from '../../core/host/gitHost';
import { absenceSentence, stateLabel } from '../words/stateWords';
import type { RemoteProvider, RepositoryStatus } from './repositoryStatus';

type Status = Extract<RepositoryStatus, { kind: 'provider' }>;
type Undecided = Extract<RepositoryStatus, { kind: 'undecided' }>;

/** What a screen reader says of the item: whole sentences. */
export function statusSentence({ shown, others }: Status, testing: boolean): string {
  const sentences = [
    l10n.t('Git provider of this repository: {name}. {state}.', {
      name: shown.provider.name,
      state: testing ? l10n.t('Testing…') : stateLabel(shown.state),
    }),
  ];
  if (others.length > 0) sentences.push(othersSentence(others));
  return sentences.join(' ');
}

export function statusTooltip(
  { shown, others }: Status,
  hosts: ReadonlyMap<string, GitHost>,
  testing: boolean,
): MarkdownString {
  const { provider, state, remote, username } = shown;
  const text = new MarkdownString();
  const label = testing ? l10n.t('Testing…') : stateLabel(state);
  text.appendMarkdown('**').appendText(provider.name).appendMarkdown('** ').appendText(`(${label})`);
  if (shown.stopped) text.appendMarkdown(`\n\n${failsSentence()}`);
  if (state.kind === 'tokenMissing') {
    text.appendMarkdown('\n\n').appendText(absenceSentence(state.absence));
  }
  const deployment = hosts.get(provider.type)?.deployment(provider.baseUrl) ?? provider.type;
  line(text, l10n.t('Host'), `${deployment}, ${provider.baseUrl.href}`);
  line(text, l10n.t('Remote'), remote);
  line(text, l10n.t('Account'), username);
  line(text, l10n.t('Organization'), provider.organization);
  if (others.length > 0) text.appendMarkdown(`\n\n${othersSentence(others)}`);
  for (const each of others) {
    line(text, each.remote, `${each.provider.name} (${stateLabel(each.state)})`);
  }
  return text;
}

export function undecidedText({ providers }: Undecided): string {
  return l10n.t('{0} providers fit', providers.length);
}

export function undecidedSentence({ remote, providers }: Undecided): string {
  return l10n.t(
    'Several providers fit the remote {0} equally well: {1}. Choose one of them for this repository.',
    remote,
    providers.map(({ name }) => name).join(', '),
  );
}

function failsSentence(): string {
  return l10n.t('Git cannot reach this repository until the token is replaced.');
}

function othersSentence(others: readonly RemoteProvider[]): string {
  return others.length === 1
    ? l10n.t('Another remote of this repository uses another provider.')
    : l10n.t('Other remotes of this repository use {0} other providers.', others.length);
}

function line(text: MarkdownString, label: string, value: string | undefined): void {
  if (value === undefined) return;
  text.appendMarkdown('\n\n**').appendText(label).appendMarkdown('** ').appendText(value);
}
