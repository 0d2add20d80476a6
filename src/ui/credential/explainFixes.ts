import { commands, l10n } from 'vscode';
import type { Explanation } from '../../core/credential/explanation';
import type { Provider } from '../../core/provider/provider';
import { commandPrefix } from '../commands/commandIds';
import type { GitRepository } from '../gitExtension';
import { gitSettingsSection, readGitSettings } from './gitSettings';

/** Something that a person can do about who answers. */
export interface Fix {
  readonly label: string;
  /** Id of a theme icon. */
  readonly icon: string;
  /**
   * Without the prefix that all commands share. Not commands: `document` shows the explanation as one, `gitSettings`
   * opens what switches us off, `otherAddress` asks for another one to explain.
   */
  readonly command: string;
  /** What the command is about; the repository, or its URL, where it is no provider. */
  readonly provider?: Provider;
}

export interface FixSubject {
  readonly url: string;
  readonly repository: GitRepository | undefined;
  readonly showDocument: () => Promise<void>;
}

/** What helps, the likeliest first. */
export function explainFixes(
  { verdict, others, choosable, repositoryKey }: Explanation,
  inRepository: boolean,
  ssh: boolean,
): readonly Fix[] {
  const named = 'provider' in verdict ? verdict.provider : undefined;
  const of = (provider: Provider | undefined, build: (provider: Provider) => readonly Fix[]) =>
    provider === undefined ? [] : build(provider);
  const first = (kind: string): Provider | undefined => others.find(({ why }) => why.kind === kind)?.provider;
  const ownLogin = verdict.kind === 'ownLogin';
  const nobody = verdict.kind === 'nobody';
  const switchedOff = readGitSettings().credentialHelper !== 'auto';
  return [
    ...(switchedOff ? [fix('gitSettings', l10n.t('Open the Settings for Git'), 'gear')] : []),
    ...(ssh && inRepository ? [fix('useHttps', l10n.t('Use HTTPS for This Remote…'), 'globe')] : []),
    ...of(named, (provider) => [
      fix('updateToken', l10n.t('Update Token of “{0}”…', provider.name), 'key', provider),
      fix('testConnection', l10n.t('Test Connection of “{0}”', provider.name), 'plug', provider),
    ]),
    ...of(nobody ? first('tokenMissing') : undefined, (provider) => [
      fix('updateToken', l10n.t('Add Token to “{0}”…', provider.name), 'key', provider),
    ]),
    ...of(nobody ? first('inactive') : undefined, (provider) => [
      fix('activate', l10n.t('Activate “{0}”', provider.name), 'check', provider),
    ]),
    ...(repositoryKey !== undefined && choosable.length > 0
      ? [fix('chooseForRepository', l10n.t('Choose Provider for This Repository…'), 'list-selection')]
      : []),
    ...(repositoryKey !== undefined && !ownLogin && !nobody
      ? [fix('useOwnLogin', l10n.t("Use Git's Own Login for This Repository"), 'circle-slash')]
      : []),
    ...(nobody && !ssh ? [fix('addProvider', l10n.t('Add Provider…'), 'add')] : []),
    ...(verdict.kind === 'forbidden' ? [fix('openSettings', l10n.t('Open Settings'), 'gear')] : []),
    ...(inRepository ? [fix('otherAddress', l10n.t('Explain Another Address…'), 'search')] : []),
    fix('document', l10n.t('Show as a Document, with the Last Answers'), 'list-unordered'),
  ];
}

function fix(command: string, label: string, icon: string, provider?: Provider): Fix {
  return { command, label, icon, ...(provider !== undefined && { provider }) };
}

export async function runFix({ command, provider }: Fix, subject: FixSubject): Promise<void> {
  if (command === 'document') {
    await subject.showDocument();
    return;
  }
  if (command === 'gitSettings') {
    await commands.executeCommand('workbench.action.openSettings', gitSettingsSection);
    return;
  }
  if (command === 'otherAddress') {
    await commands.executeCommand(`${commandPrefix}explainCredential`, { ask: true });
    return;
  }
  const { repository, url } = subject;
  const place = repository === undefined ? url : { rootUri: repository.rootUri, remoteUrl: url };
  const argument = command === 'addProvider' || command === 'openSettings' ? undefined : place;
  await commands.executeCommand(commandPrefix + command, provider?.id ?? argument);
}
