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
    {
      readonly provider: Provider;
      readonly place: string;
      readonly summary: Promise<AccountSummary | AccountAbsence>;
    }
  >();
  const subscription = accounts.onDidChange((id) => {
    known.delete(id);
    changed.fire(id);
  });
  const read = async (provider: Provider): Promise<AccountSummary | AccountAbsence> => {
    const account = await accounts.read(provider);
    if (!account.ok) return account.error;
    const { username, email, tokenKind, expiresAt, savedAt, tokenSavedAt } = account.value;
    return {
      savedAt,
      ...(tokenSavedAt !== undefined && { tokenSavedAt }),
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
      known.set(provider.id, { provider, place, summary });
      return summary;
    },
    async recheck() {
      for (const [id, entry] of [...known]) {
        const before = await entry.summary;
        if (!('kind' in before)) continue;
        const now = await read(entry.provider);
        // Most are as they were, and whoever is told looks at all of them.
        if (('kind' in now && now.kind === before.kind) || known.get(id) !== entry) continue;
        known.delete(id);
        changed.fire(id);
      }
    },
    dispose: () => {
      subscription.dispose();
    },
  };
}
