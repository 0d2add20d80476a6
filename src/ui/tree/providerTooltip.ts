import { MarkdownString, l10n } from 'vscode';
import type { Report } from '../../core/diagnosis/report';
import type { Provider } from '../../core/provider/provider';
import { providerState } from '../../core/provider/providerState';
import { rotationLabel } from '../lifecycle/rotationLabel';
import { absenceSentence, stateLabel } from '../words/stateWords';
import { tokenKindLabel } from '../words/tokenKindWords';
import { accountPhrase, expiryPhrase, organizationLabel, timeOf } from '../words/treeWords';
import { lastTestOf } from './lastTest';
import type { ProviderRowParts } from './providerRowItem';

/** What is known of a provider, for the mouse that rests on its row. */
export async function providerTooltip(parts: ProviderRowParts, provider: Provider): Promise<MarkdownString> {
  const { hosts, summaries, health, now } = parts;
  const host = hosts.get(provider.type);
  const account = await summaries.of(provider);
  const state = providerState(provider, account, health.read(provider.id), now());
  const text = new MarkdownString();
  const line = (label: string, value: string | undefined): void => {
    if (value === undefined) return;
    text.appendMarkdown(`\n\n**${label}** `).appendText(value);
  };
  text
    .appendMarkdown('**')
    .appendText(provider.name)
    .appendMarkdown('** ')
    .appendText(`(${stateLabel(state)})`);
  if (state.kind === 'tokenMissing') text.appendMarkdown('\n\n').appendText(absenceSentence(state.absence));
  line(l10n.t('Host'), `${host?.deployment(provider.baseUrl) ?? provider.type}, ${provider.baseUrl.href}`);
  line(organizationLabel(host?.organizationTerm(provider.baseUrl) ?? 'organization'), provider.organization);
  if (!('kind' in account)) {
    const { tokenKind, expiresAt } = account;
    const kind = tokenKind === undefined ? [] : [tokenKindLabel(tokenKind)];
    line(l10n.t('Account'), accountPhrase(account));
    const rotate = rotationLabel(provider, account, state, now());
    const age = rotate === undefined ? [] : [rotate];
    line(l10n.t('Token'), [...kind, expiryPhrase(expiresAt, now()), ...age].join(', '));
    const last = lastTestOf(parts, provider, account);
    line(l10n.t('Scopes'), last?.report && grantedScopes(last.report));
    line(
      l10n.t('Last Test'),
      last && `${timeOf(last.health.checkedAt)}, ${stateLabel({ kind: last.health.outcome })}`,
    );
  }
  line(l10n.t('Environment'), provider.environment);
  return text;
}

/** `undefined`: the host does not say. */
function grantedScopes({ checks }: Report): string | undefined {
  const finding = checks.find(({ id }) => id === 'scopes')?.finding;
  if (finding?.kind !== 'scopesGranted' && finding?.kind !== 'scopesMissing') return undefined;
  return finding.granted.length === 0 ? l10n.t('none') : finding.granted.join(', ');
}
