import type { Remedy } from '../remedy';

/** What the user can click against a cause: what a check offers, and more. */
export type Treatment =
  | { readonly kind: 'remedy'; readonly remedy: Remedy }
  | { readonly kind: 'chooseProvider' | 'useHttps'; readonly url: string }
  | { readonly kind: 'explain'; readonly url: string }
  | { readonly kind: 'manageWebhooks'; readonly repository: string }
  /** A page of the host's. */
  | {
      readonly kind: 'openPage';
      readonly url: string;
      readonly about: 'repository' | 'webhooks' | 'deliveries';
    }
  | { readonly kind: 'addProvider' | 'deleteProvider' | 'deactivate' | 'openGitSettings' | 'openSettings' }
  /** The provider that has the name already. */
  | { readonly kind: 'editOther'; readonly providerId: string };

export function treat(...remedies: readonly Remedy[]): readonly Treatment[] {
  return remedies.map((remedy) => ({ kind: 'remedy', remedy }));
}
