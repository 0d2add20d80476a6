import { createEmitter, type Ending, type Subscribe } from '../../shared/emitter';
import { fail, ok, type Result } from '../../shared/result';
import { scopeKey, type Provider } from '../provider/provider';
import type { Account } from './account';
import type { Policy, Refusal } from '../permission/permission';
import { decodeAccount, encodeAccount } from './accountRecord';
import type { Secret } from './secret';

/** The part of VS Code's `SecretStorage` that is used here. */
export interface SecretPort {
  get(key: string): PromiseLike<string | undefined>;
  store(key: string, value: string): PromiseLike<void>;
  delete(key: string): PromiseLike<void>;
  readonly onDidChange: Subscribe<{ readonly key: string }>;
}

/** Why a provider has no account that may be used. */
export type AccountAbsence =
  | { readonly kind: 'missing' }
  /** The definition points elsewhere than where the token was entered: it stays unused until it is entered again. */
  | { readonly kind: 'baseUrlChanged'; readonly from: string }
  | { readonly kind: 'scopeChanged'; readonly from: string }
  /** The secret store gave something that is no account record, or did not answer. */
  | { readonly kind: 'unreadable' };

export type AccountInput = Pick<Account, 'token' | 'username' | 'email' | 'tokenKind' | 'expiresAt'>;

/** Why an account was not saved. The one before it is still in use. */
export type AccountSaveProblem =
  { readonly kind: 'notStored' } | { readonly kind: 'refused'; readonly refusal: Refusal };

/** What the host tells of a token. */
export type AccountFacts = Pick<Account, 'username' | 'tokenKind' | 'expiresAt'>;

export interface AccountStore {
  /** Reads the secret store each time: nothing that holds a token is kept. */
  read(provider: Provider): Promise<Result<Account, AccountAbsence>>;
  /** Binds the account to the provider's base URL and scope. A failed store leaves the old account as it was. */
  save(provider: Provider, input: AccountInput): Promise<Result<Account, AccountSaveProblem>>;
  /** Adds what a test found out to the stored account, if that still holds the token which was tested. */
  learn(provider: Provider, tested: Secret, facts: AccountFacts): Promise<void>;
  /** Fires with the provider's id, also for changes made in another window where the platform tells. */
  readonly onDidChange: Subscribe<string>;
  remove(id: string): Promise<void>;
  dispose(): void;
}

const prefix = 'account.';

export function createAccountStore(secrets: SecretPort, now: () => Date, policy: () => Policy): AccountStore {
  const changed = createEmitter<string>();
  const read = async (provider: Provider): Promise<Result<Account, AccountAbsence>> => {
    const stored = await secrets.get(prefix + provider.id);
    if (stored === undefined) return fail({ kind: 'missing' });
    const account = decodeAccount(stored);
    if (account === undefined) return fail({ kind: 'unreadable' });
    if (account.baseUrl !== provider.baseUrl.href)
      return fail({ kind: 'baseUrlChanged', from: account.baseUrl });
    return account.scope === scopeKey(provider.scope)
      ? ok(account)
      : fail({ kind: 'scopeChanged', from: account.scope });
  };
  const subscription: Ending = secrets.onDidChange(({ key }) => {
    if (key.startsWith(prefix)) changed.fire(key.slice(prefix.length));
  });
  return {
    onDidChange: changed.event,
    read,
    async save(provider, input) {
      const refusal = policy().refuses('write', provider.baseUrl);
      if (refusal !== undefined) return fail({ kind: 'refused', refusal });
      const account: Account = {
        ...input,
        baseUrl: provider.baseUrl.href,
        scope: scopeKey(provider.scope),
        savedAt: now().toISOString(),
      };
      const text = encodeAccount(account);
      const before = await secrets.get(prefix + provider.id);
      await secrets.store(prefix + provider.id, text);
      if ((await secrets.get(prefix + provider.id)) === text) return ok(account);
      if (before !== undefined) await secrets.store(prefix + provider.id, before);
      return fail({ kind: 'notStored' });
    },
    async learn(provider, tested, facts) {
      const current = await read(provider);
      if (!current.ok || !current.value.token.equals(tested.open())) return;
      const before = encodeAccount(current.value);
      const after = encodeAccount({ ...current.value, ...facts });
      if (after !== before) await secrets.store(prefix + provider.id, after);
    },
    async remove(id) {
      await secrets.delete(prefix + id);
    },
    dispose: () => {
      subscription.dispose();
    },
  };
}
