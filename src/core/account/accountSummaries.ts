import { createEmitter, type Subscribe } from '../../shared/emitter';
import { scopeKey, type Provider } from '../provider/provider';
import type { AccountSummary } from '../provider/providerState';
import type { AccountAbsence, AccountStore } from './accountStore';

/** What may be shown of the accounts, kept in memory without the tokens. */
export interface AccountSummaries {
  of(provider: Provider): Promise<AccountSummary | AccountAbsence>;
  readonly onDidChange: Subscribe<string>;
  /** Reads again where there was no account: another window may have stored one without this one being told. */
  recheck(): Promise<void>;
  dispose(): void;
}

export function createAccountSummaries(accounts: AccountStore): AccountSummaries {
  const changed = createEmitter<string>();
  const known = new Map<
    string,
    { readonly place: string; readonly summary: Promise<AccountSummary | AccountAbsence> }
  >();
  const subscription = accounts.onDidChange((id) => {
    known.delete(id);
    changed.fire(id);
  });
  const read = async (provider: Provider): Promise<AccountSummary | AccountAbsence> => {
    const account = await accounts.read(provider);
    if (!account.ok) return account.error;
    const { username, email, tokenKind, expiresAt, savedAt } = account.value;
    return {
      savedAt,
      ...(username !== undefined && { username }),
      ...(email !== undefined && { email }),
      ...(tokenKind !== undefined && { tokenKind }),
      ...(expiresAt !== undefined && { expiresAt }),
    };
  };
  return {
    onDidChange: changed.event,
    of(provider) {
      const place = `${provider.baseUrl.href} ${scopeKey(provider.scope)}`;
      const entry = known.get(provider.id);
      if (entry?.place === place) return entry.summary;
      const summary = read(provider);
      known.set(provider.id, { place, summary });
      return summary;
    },
    async recheck() {
      for (const [id, { summary }] of [...known]) {
        if (!('kind' in (await summary))) continue;
        known.delete(id);
        changed.fire(id);
      }
    },
    dispose: () => {
      subscription.dispose();
    },
  };
}
