import type { LogOutputChannel, Uri } from 'vscode';
import type { AccountStore } from '../../core/account/accountStore';
import type { AccountSummaries } from '../../core/account/accountSummaries';
import type { ConnectionTester } from '../../core/diagnosis/connectionTester';
import type { GitHost } from '../../core/host/gitHost';
import type { Prefill } from '../../core/provider/prefill';
import type { Provider } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import type { ProviderSaver } from '../../core/provider/providerSaver';
import type { FormField } from '../../shared/form/formField';
import type { TokenStored } from '../notices/storedTokenNotice';

/** What the forms are made of. */
export interface FormParts {
  readonly extensionUri: Uri;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly directory: ProviderDirectory;
  readonly accounts: AccountStore;
  readonly summaries: AccountSummaries;
  readonly saver: ProviderSaver;
  readonly tester: ConnectionTester;
  readonly tokenStored: TokenStored;
  readonly now: () => Date;
  readonly log: LogOutputChannel;
}

/** Which form somebody wants to see. */
export type FormRequest =
  | { readonly kind: 'add'; readonly prefill?: Prefill }
  /** `field`: the one that gets the focus. */
  | { readonly kind: 'edit'; readonly providerId: string; readonly field?: FormField };

export interface Forms {
  /**
   * Opens a form, or shows the one that is open for the same provider. Gives the provider when it is saved for the
   * first time, and nothing when the form is closed before.
   */
  open(request: FormRequest): Promise<Provider | undefined>;
}
