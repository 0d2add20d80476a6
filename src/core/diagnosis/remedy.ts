import type { HostType } from '../provider/provider';
import type { GitSetting } from './gitTrial';

/** A field of a provider that a remedy leads to. */
export type RemedyField = 'baseUrl' | 'organization' | 'username' | 'email';

/** Which of VS Code's own settings are shown. */
export type EditorSettings = 'proxy' | 'certificates' | 'gitPath';

/** What the user can click to put a check right. */
export type Remedy =
  | { readonly kind: 'editField'; readonly field: RemedyField }
  /** Replaces the misspelt organization. */
  | { readonly kind: 'useOrganization'; readonly name: string }
  | { readonly kind: 'updateToken' }
  | { readonly kind: 'openTokenPage' }
  /** `url`: the host's own page for this token, where it gives one. */
  | { readonly kind: 'openSso'; readonly url?: string }
  | { readonly kind: 'openHost' }
  /** The type of a provider is fixed, so that the right one is another provider. */
  | { readonly kind: 'addProvider'; readonly type: HostType }
  | { readonly kind: 'showEditorSettings'; readonly about: EditorSettings }
  | { readonly kind: 'showGitSettings'; readonly settings: readonly GitSetting[] }
  | { readonly kind: 'activate' }
  | { readonly kind: 'testAgain' }
  | { readonly kind: 'showLog' };

export const newToken: readonly Remedy[] = [{ kind: 'openTokenPage' }, { kind: 'updateToken' }];
