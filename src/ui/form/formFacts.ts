import type { AccountSummary } from '../../core/provider/providerState';
import type { AccountAbsence } from '../../core/account/accountStore';
import type { Secret } from '../../core/account/secret';
import type { Report } from '../../core/diagnosis/report';
import type { Provider } from '../../core/provider/provider';
import type { FormParts } from './formParts';

/** What may be known here of the account in the secret store. */
export interface StoredAccount {
  readonly summary: AccountSummary | AccountAbsence;
  /** The host wants the email along with the stored token. */
  readonly needsEmail: boolean;
}

/** What a test has found out, and of what. */
export interface Tested {
  readonly report: Report;
  readonly href: string;
  /** As it was typed; absent where the stored token was tested. */
  readonly token: Secret | undefined;
}

/** What the form knows besides what stands in it. */
export interface FormFacts {
  /** Absent until it is saved. */
  readonly provider?: Provider | undefined;
  readonly stored?: StoredAccount | undefined;
  readonly tested?: Tested | undefined;
}

export async function readStored(
  { accounts, summaries, hosts }: Pick<FormParts, 'accounts' | 'summaries' | 'hosts'>,
  provider: Provider,
): Promise<StoredAccount> {
  const account = await accounts.read(provider);
  const host = hosts.get(provider.type);
  return {
    summary: await summaries.of(provider),
    needsEmail: account.ok && host?.needsEmail(provider.baseUrl, account.value.token) === true,
  };
}

/** The account that may be used at the provider's own place. */
export function usableSummary({ stored }: FormFacts): AccountSummary | undefined {
  return stored === undefined || 'kind' in stored.summary ? undefined : stored.summary;
}
