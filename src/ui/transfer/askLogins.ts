import { l10n, ThemeIcon } from 'vscode';
import type { GitHost } from '../../core/host/gitHost';
import { nameLimit } from '../../core/provider/definitionRules';
import type { FoundLogin } from '../../core/transfer/foundLogin';
import { loginTargets, type KnownAccount, type LoginTarget } from '../../core/transfer/loginTargets';
import { askChoice, type ChoiceItem } from '../quickInput/askChoice';
import { scopeName } from '../words/scopeWords';
import { shownHost } from '../words/shownHost';
import { sourceLabel } from '../words/transferWords';
import { askMany } from './askMany';

/** Which of the logins that were found are to be imported: host, account and source are shown, never a token. */
export function askLogins(
  logins: readonly FoundLogin[],
  known: readonly KnownAccount[],
  hosts: ReadonlyMap<string, GitHost>,
): Promise<readonly FoundLogin[] | undefined> {
  return askMany({
    title: l10n.t('Import Credentials'),
    placeholder: l10n.t('Which logins? What you tick is tested, then saved here. The originals stay.'),
    items: logins.map((login) => ({
      label: loginName(login),
      description: sourceLabel(login.source),
      detail: prospect(login, known),
      iconPath: new ThemeIcon(hosts.get(login.type ?? '')?.icon ?? 'key'),
      value: login,
    })),
  });
}

/** What a login is called in lists, and a provider that is made of it. */
export function loginName({ baseUrl, username }: FoundLogin): string {
  const host = `${shownHost(baseUrl)}${baseUrl.path}`;
  return (username === undefined ? host : l10n.t('{account} on {host}', { account: username, host })).slice(
    0,
    nameLimit,
  );
}

function prospect(login: FoundLogin, known: readonly KnownAccount[]): string {
  const [first] = loginTargets(login, known);
  const again = loginTargets(login, known).find(({ kind }) => kind === 'replace');
  const sentences = [
    again?.kind === 'replace'
      ? l10n.t('“{0}” has a token of this account already.', again.provider.name)
      : first?.kind === 'fill'
        ? l10n.t('“{0}” is for this host and has no token on this machine.', first.provider.name)
        : l10n.t('Becomes a new provider.'),
    ...(login.shortLived === true
      ? [l10n.t('Its token expires within hours: create an access token instead where you can.')]
      : []),
  ];
  return sentences.join(' ');
}

/** What is to become of a login; asked only where there is a choice. `undefined`: the user cancelled. */
export async function askTarget(
  login: FoundLogin,
  known: readonly KnownAccount[],
): Promise<LoginTarget | undefined> {
  const targets = loginTargets(login, known);
  const [only, another] = targets;
  if (another === undefined) return only;
  const picked = await askChoice({
    title: l10n.t('Import Credentials: {0}', loginName(login)),
    placeholder: l10n.t('Which provider is the token for?'),
    items: targets.map(targetItem),
  });
  return picked.kind === 'next' ? picked.value : undefined;
}

function targetItem(target: LoginTarget): ChoiceItem<LoginTarget> {
  switch (target.kind) {
    case 'add':
      return { label: l10n.t('A New Provider'), iconPath: new ThemeIcon('add'), value: target };
    case 'fill':
      return {
        label: target.provider.name,
        description: scopeName(target.provider.scope),
        detail:
          target.provider.scope.kind === 'user'
            ? l10n.t('It has no token on this machine.')
            : l10n.t('It has no token on this machine. Defined by this workspace.'),
        iconPath: new ThemeIcon('key'),
        value: target,
      };
    case 'replace':
      return {
        label: target.provider.name,
        description: scopeName(target.provider.scope),
        detail: l10n.t('Replaces the token that it has.'),
        iconPath: new ThemeIcon('replace'),
        value: target,
      };
  }
}
