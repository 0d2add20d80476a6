import { createEmitter, type Ending, type Subscribe } from '../../shared/emitter';
import { fail, ok, type Result } from '../../shared/result';
import type { HistoryNote } from '../history/history';
import { scopeKey, type Provider } from '../provider/provider';
import type { Account } from './account';
import type { Policy, Refusal } from '../permission/permission';
import { decodeAccount, encodeAccount } from './accountRecord';
import type { Secret } from './secret';
import { tokenSince } from './tokenSince';

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
  /** `cause` is for the log. */
  | { readonly kind: 'notStored'; readonly cause?: unknown }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** What the host tells of a token. */
export type AccountFacts = Pick<Account, 'username' | 'tokenKind' | 'expiresAt'>;

export interface AccountStore {
  /** Reads the secret store each time: nothing that holds a token is kept. */
  read(provider: Provider): Promise<Result<Account, AccountAbsence>>;
  /**
   * Binds the account to the provider's base URL and scope. A failed store leaves the old account as it was.
   *
   * @param replacing what the history calls it where the token is another one than before; `tokenReplaced` where absent
   */
  save(
    provider: Provider,
    input: AccountInput,
    replacing?: 'tokenReplaced' | 'rotated',
  ): Promise<Result<Account, AccountSaveProblem>>;
  /**
   * Binds the stored account to where the provider is now, because the user asked for that. Nothing happens where there
   * is none, or one that was entered for another place than `from`.
   */
  rebind(from: Provider, to: Provider): Promise<Result<void, AccountSaveProblem>>;
  /** Adds what a test found out to the stored account, if that still holds the token which was tested. */
  learn(provider: Provider, tested: Secret, facts: AccountFacts): Promise<void>;
  /** Fires with the provider's id, also for changes made in another window where the platform tells. */
  readonly onDidChange: Subscribe<string>;
  /** `true`: there was one. */
  remove(id: string): Promise<boolean>;
  dispose(): void;
}

const prefix = 'account.';

/** @param note told after each account that was replaced; must not reject */
export function createAccountStore(
  secrets: SecretPort,
  now: () => Date,
  policy: () => Policy,
  note: (note: HistoryNote) => Promise<void> = () => Promise.resolve(),
): AccountStore {
  const changed = createEmitter<string>();
  /** Verified by reading back; `before` is put back where the new text did not stay. */
  const store = async (
    id: string,
    before: string | undefined,
    text: string,
  ): Promise<Result<void, AccountSaveProblem>> => {
    try {
      await secrets.store(prefix + id, text);
      if ((await secrets.get(prefix + id)) === text) return ok(undefined);
      if (before !== undefined) await secrets.store(prefix + id, before);
      return fail({ kind: 'notStored' });
    } catch (cause) {
      return fail({ kind: 'notStored', cause });
    }
  };
  let last: Promise<unknown> = Promise.resolve();
  /** One change after the other: what a test has learnt of the old token must not bring it back over a new one. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
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
  const save: AccountStore['save'] = async (provider, input, replacing = 'tokenReplaced') => {
    const refusal = policy().refuses('write', provider.baseUrl);
    if (refusal !== undefined) return fail({ kind: 'refused', refusal });
    const { id, name, scope } = provider;
    const before = await secrets.get(prefix + id);
    const former = before === undefined ? undefined : decodeAccount(before);
    const isSame = former?.token.equals(input.token.open()) === true;
    const account: Account = {
      ...input,
      baseUrl: provider.baseUrl.href,
      scope: scopeKey(scope),
      savedAt: now().toISOString(),
      ...(isSame && { tokenSavedAt: tokenSince(former) }),
    };
    const stored = await store(id, before, encodeAccount(account));
    if (!stored.ok) return stored;
    if (former !== undefined && !isSame) {
      await note({ id, name, scope: scopeKey(scope), action: { kind: replacing } });
    }
    return ok(account);
  };
  const rebind: AccountStore['rebind'] = async (from, to) => {
    const refusal = policy().refuses('write', to.baseUrl);
    if (refusal !== undefined) return fail({ kind: 'refused', refusal });
    const bound = await read(from);
    if (!bound.ok) return ok(undefined);
    const text = encodeAccount({ ...bound.value, baseUrl: to.baseUrl.href, scope: scopeKey(to.scope) });
    return store(to.id, encodeAccount(bound.value), text);
  };
  const learn: AccountStore['learn'] = async (provider, tested, facts) => {
    const current = await read(provider);
    if (!current.ok || !current.value.token.equals(tested.open())) return;
    const before = encodeAccount(current.value);
    const after = encodeAccount({ ...current.value, ...facts });
    if (after !== before) await secrets.store(prefix + provider.id, after);
  };
  const remove: AccountStore['remove'] = async (id) => {
    const there = (await secrets.get(prefix + id)) !== undefined;
    if (there) await secrets.delete(prefix + id);
    return there;
  };
  const subscription: Ending = secrets.onDidChange(({ key }) => {
    if (key.startsWith(prefix)) changed.fire(key.slice(prefix.length));
  });
  return {
    onDidChange: changed.event,
    read,
    save: (provider, input, replacing) => inTurn(() => save(provider, input, replacing)),
    rebind: (from, to) => inTurn(() => rebind(from, to)),
    learn: (provider, tested, facts) => inTurn(() => learn(provider, tested, facts)),
    remove: (id) => inTurn(() => remove(id)),
    dispose: () => {
      subscription.dispose();
    },
  };
}
