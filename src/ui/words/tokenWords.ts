import { l10n } from 'vscode';
import type { Finding } from '../../core/diagnosis/finding';
import type { TokenShape } from '../../core/host/gitHost';
import { tokenKindLabel } from './tokenKindWords';

type Suspicion = Omit<Extract<Finding, { kind: 'tokenSuspicious' }>, 'kind'>;

/** What is odd about a token, with what to do. */
export function suspicionSentence({ warning, because, owner }: Suspicion): string {
  switch (warning) {
    case 'truncated':
      return l10n.t('A character may be missing. Copy the token once more, or create a new one.');
    case 'dead':
      return l10n.t('App passwords no longer work: create an API token with scopes.');
    case 'otherHost':
      return owner === undefined
        ? l10n.t('This is a token of another host. Use one of this host.')
        : l10n.t('This is a {0} token. Use one of this host.', owner);
    case 'wrongKind':
      return wrongKindSentence(because);
  }
}

/** What a token that is being typed looks like, in a few words. */
export function recognizedLabel(product: string, kind: string): string {
  return l10n.t('{product}: {kind}', { product, kind: tokenKindLabel(kind) });
}

function wrongKindSentence(because: TokenShape['wrongBecause']): string {
  switch (because) {
    case 'gitOnly':
      return l10n.t('A deploy token is for Git only, and the API refuses it. Use a personal access token.');
    case 'refreshOnly':
      return l10n.t('A refresh token is no credential. Use a personal access token.');
    case 'jobOnly':
      return l10n.t('A token of a pipeline’s job ends with it. Use a personal access token.');
    case 'triggerOnly':
      return l10n.t('A trigger token starts pipelines and nothing else. Use a personal access token.');
    case 'otherDeployment':
      return l10n.t('This token is for another deployment of this host. Check token and base URL.');
    case undefined:
      return l10n.t('A token of this kind cannot be used here. Use a personal access token.');
  }
}
