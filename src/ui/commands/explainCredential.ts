import * as v from 'valibot';
import { l10n, QuickPickItemKind, ThemeIcon, type QuickPickItem } from 'vscode';
import type { Explanation } from '../../core/credential/explanation';
import type { Resolver } from '../../core/credential/resolver';
import type { GitHost } from '../../core/host/gitHost';
import type { ExplainDocuments } from '../credential/explainDocuments';
import { explainFixes, runFix, type Fix } from '../credential/explainFixes';
import { readGitSettings } from '../credential/gitSettings';
import { httpsCandidates, type HttpsCandidatesParts } from '../credential/httpsCandidates';
import { pickRemote } from '../credential/pickRemote';
import { withoutPassword } from '../credential/withoutPassword';
import type { RemoteSubject } from '../credential/remotesOf';
import { askChoice, type ChoiceItem } from '../quickInput/askChoice';
import { askText } from '../quickInput/askText';
import { choiceSentence, verdictSentence, whyNotSentence } from '../words/explainWords';
import { providerItem } from './pickProvider';

export interface ExplainCredentialParts extends HttpsCandidatesParts {
  readonly resolver: Resolver;
  readonly explainDocuments: ExplainDocuments;
}

/**
 * Shows who answers when Git asks for the open repository, or for a URL, why, why nobody else does, and what can be
 * done about it.
 *
 * @param argument a URL, VS Code's `SourceControl`, or `{ ask: true }` to be asked for a URL
 */
export async function explainCredential(parts: ExplainCredentialParts, argument: unknown): Promise<void> {
  const subject = await explainedSubject(parts, argument);
  if (subject === undefined) return;
  const url = typeof subject === 'string' ? subject : subject.url;
  const explanation = await parts.explainer.explain(url);
  const ssh = (await httpsCandidates(parts, url)).length > 0;
  const fixes = explainFixes(explanation, typeof subject !== 'string', ssh);
  const picked = await askChoice<Fix | undefined>({
    title: l10n.t('Explain Credential: {0}', withoutPassword(url)),
    placeholder: firstSentence(explanation, ssh),
    items: [...whyItems(explanation, parts.hosts), ...fixItems(fixes)],
  });
  if (picked.kind !== 'next' || picked.value === undefined) return;
  await runFix(picked.value, {
    url,
    repository: typeof subject === 'string' ? undefined : subject.repository,
    showDocument: () => parts.explainDocuments.show(url),
  });
}

function firstSentence({ verdict }: Explanation, ssh: boolean): string {
  const { credentialHelper } = readGitSettings();
  if (ssh) return l10n.t('Tokens do not apply: this remote uses SSH, and Git uses its SSH key.');
  if (credentialHelper === 'auto') return verdictSentence(verdict);
  return credentialHelper === 'off'
    ? l10n.t('Git uses its own login, because gitProviders.git.credentialHelper is off.')
    : l10n.t('Git asks through VS Code alone, because gitProviders.git.credentialHelper is fallbackOnly.');
}

async function explainedSubject(
  { resolver }: ExplainCredentialParts,
  argument: unknown,
): Promise<RemoteSubject | string | undefined> {
  if (typeof argument === 'string') return argument;
  const title = l10n.t('Explain Credential');
  const ask = v.is(v.object({ ask: v.literal(true) }), argument);
  const remote = ask ? 'noRemote' : await pickRemote(resolver, argument, title);
  if (remote === 'cancelled') return undefined;
  if (typeof remote !== 'string') return remote;
  const typed = await askText({
    title,
    prompt: l10n.t('Address of a repository. Who would answer when Git asks for it?'),
    placeholder: 'https://',
    validate: (text) => (text === '' ? l10n.t('Enter an address.') : undefined),
  });
  return typed.kind === 'next' ? typed.value : undefined;
}

function whyItems(
  { verdict, others }: Explanation,
  hosts: ReadonlyMap<string, GitHost>,
): readonly ChoiceItem<Fix | undefined>[] {
  const answering =
    verdict.kind === 'answers' ? [{ provider: verdict.provider, why: choiceSentence(verdict.reason) }] : [];
  const row = (item: QuickPickItem, detail: string): ChoiceItem<undefined> => ({
    ...item,
    detail,
    alwaysShow: true,
    value: undefined,
  });
  const rows = [
    ...answering.map(({ provider, why }) =>
      row({ ...providerItem(provider, hosts), iconPath: new ThemeIcon('check') }, why),
    ),
    ...others.map(({ provider, why }) => row(providerItem(provider, hosts), whyNotSentence(why))),
  ];
  return rows.length === 0 ? [] : [separator(l10n.t('Providers of this host')), ...rows];
}

function fixItems(fixes: readonly Fix[]): readonly ChoiceItem<Fix | undefined>[] {
  const items = fixes.map((fix): ChoiceItem<Fix> => ({
    label: fix.label,
    iconPath: new ThemeIcon(fix.icon),
    alwaysShow: true,
    value: fix,
  }));
  return [separator(l10n.t('What you can do')), ...items];
}

function separator(label: string): ChoiceItem<undefined> {
  return { label, kind: QuickPickItemKind.Separator, value: undefined };
}
