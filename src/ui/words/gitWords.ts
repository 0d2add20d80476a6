import { l10n } from 'vscode';
import type { Finding } from '../../core/diagnosis/finding';
import type { GitFailureKind, GitSetting } from '../../core/diagnosis/gitTrial';

/** Why Git fails, which of its own settings may be the reason, and what it says itself. */
export function gitFailureSentence({
  failure,
  repository,
  said,
  settings,
}: Extract<Finding, { kind: 'gitFailed' }>): string {
  const sentences = [failureSentence(failure, repository)];
  if (settings.length > 0) sentences.push(l10n.t('Git’s own settings: {0}.', settingsSentence(settings)));
  if (said !== undefined) sentences.push(l10n.t('Git says: {0}', said));
  return sentences.join(' ');
}

/** `http.proxy = http://proxy.acme.com:3128 (/home/alice/.gitconfig)`, one after the other. */
export function settingsSentence(settings: readonly GitSetting[]): string {
  return settings
    .map(({ name, value, file }) =>
      l10n.t('{setting} = {value} ({place})', {
        setting: name,
        value,
        place: file ?? l10n.t('environment variable'),
      }),
    )
    .join('; ');
}

function failureSentence(failure: GitFailureKind, repository: string): string {
  switch (failure) {
    case 'authenticationFailed':
      return l10n.t('The API works, and Git is refused for {0}.', repository);
    case 'repositoryNotFound':
      return l10n.t('The API works, and Git does not find {0}: the token may not read its code.', repository);
    case 'forbidden':
      return l10n.t('The API works, and Git may not read {0}.', repository);
    case 'nameNotResolved':
      return l10n.t('The API works, and Git cannot resolve the host name. Git does not use VS Code’s proxy.');
    case 'refused':
      return l10n.t('The API works, and Git gets no connection. Git does not use VS Code’s proxy.');
    case 'timedOut':
      return l10n.t('The API works, and Git got no answer in time.');
    case 'certificate':
      return l10n.t(
        'The API works, and Git does not trust the host’s certificate. Git does not use VS Code’s certificates: set http.sslCAInfo in its configuration.',
      );
    case 'proxy':
      return l10n.t(
        'The API works, and Git is refused by its proxy. Git has a proxy of its own: http.proxy.',
      );
    case 'quit':
      return l10n.t('Git was told to stop, because the token is known to be refused.');
    case 'other':
      return l10n.t('The API works, and Git fails for {0}.', repository);
  }
}
