import { fail, ok, type Result } from '../../shared/result';
import type { AccountStore } from '../account/accountStore';
import { changedFields } from './definitionChanges';
import { decodeDefinition } from './decodeDefinition';
import type { KnownHost } from './definitionRules';
import type { Journal, PlacedDefinition, UnfinishedChange } from './journal';
import { scopeKey, type Provider } from './provider';
import type { ProviderDirectory } from './providerDirectory';
import type { SaveBothProblem } from './providerSaver';
import { rawEntry } from './rawEntry';
import type { SettingsLayer } from './settingsLayer';

/** What is left of changes that a killed process had begun. Nothing is repaired without a word of the user. */
export interface Repairs {
  /** Changes of the scopes that are open here and are not whole. What turns out to be whole is settled. */
  find(): Promise<readonly UnfinishedChange[]>;
  /** Does what was begun. Gives the provider, unless it was to be deleted. */
  finish(change: UnfinishedChange): Promise<Result<Provider | undefined, SaveBothProblem>>;
  /** Goes back to what was before. */
  discard(change: UnfinishedChange): Promise<Result<void, SaveBothProblem>>;
}

export interface RepairsParts {
  readonly directory: ProviderDirectory;
  readonly accounts: AccountStore;
  readonly journal: Journal;
  readonly layers: () => readonly SettingsLayer[];
  readonly hosts: readonly KnownHost[];
}

export function createRepairs({ directory, accounts, journal, layers, hosts }: RepairsParts): Repairs {
  const isOpen = (place: PlacedDefinition | undefined): boolean =>
    place === undefined || layers().some(({ scope }) => scopeKey(scope) === scopeKey(place.scope));
  const providerOf = (id: string, place: PlacedDefinition | undefined): Provider | undefined => {
    if (place === undefined) return undefined;
    const decoded = decodeDefinition(id, place.definition, hosts);
    return decoded.ok ? { ...decoded.value, scope: place.scope } : undefined;
  };
  const stands = (id: string, { scope, definition }: PlacedDefinition): boolean => {
    const found = rawEntry(layers(), scope, id);
    return found !== undefined && changedFields(found, definition).length === 0;
  };
  const isGone = (id: string, { scope }: Pick<PlacedDefinition, 'scope'>): boolean =>
    rawEntry(layers(), scope, id) === undefined;
  const hasAccount = async (provider: Provider): Promise<'bound' | 'other' | 'none'> => {
    const account = await accounts.read(provider);
    if (account.ok) return 'bound';
    return account.error.kind === 'missing' ? 'none' : 'other';
  };

  const isWhole = async ({ id, from, to }: UnfinishedChange): Promise<boolean> => {
    const before = providerOf(id, from);
    const after = providerOf(id, to);
    if (to === undefined) {
      // A deletion that has not begun leaves the definition, and nothing to repair.
      return before === undefined || !isGone(id, before) || (await hasAccount(before)) === 'none';
    }
    // What can no longer be read cannot be repaired either: the entry shows as a problem in its own row.
    if (after === undefined) return true;
    const account = await hasAccount(after);
    if (from === undefined) return stands(id, to) && account === 'bound';
    const left = scopeKey(from.scope) === scopeKey(to.scope) || isGone(id, from);
    if (stands(id, to) && left) return account !== 'other';
    const begun = stands(id, to) || !stands(id, from);
    return !begun && before !== undefined && (await hasAccount(before)) !== 'other';
  };

  const restore = async (
    id: string,
    place: PlacedDefinition,
    other: PlacedDefinition | undefined,
  ): Promise<Result<Provider, SaveBothProblem>> => {
    const provider = providerOf(id, place);
    if (provider === undefined) return fail({ kind: 'notWritten', problem: { kind: 'invalid' } });
    const { scope, ...definition } = provider;
    const copy = other !== undefined && scopeKey(other.scope) !== scopeKey(scope) && !isGone(id, other);
    const moved = copy ? providerOf(id, other) : undefined;
    return moved === undefined ? directory.save(definition, scope) : directory.move(moved, scope);
  };
  const remove = async (id: string): Promise<Result<undefined, SaveBothProblem>> => {
    const provider = directory.current().byId.get(id);
    const removed = provider === undefined ? ok(undefined) : await directory.remove(provider);
    if (!removed.ok) return removed;
    await accounts.remove(id);
    return ok(undefined);
  };
  const rebind = async (
    from: Provider | undefined,
    to: Provider | undefined,
  ): Promise<Result<void, SaveBothProblem>> =>
    from === undefined || to === undefined ? ok(undefined) : accounts.rebind(from, to);

  return {
    async find() {
      const changes = await journal.unfinished();
      const open = changes.filter(({ from, to }) => isOpen(from) && isOpen(to));
      const whole = await Promise.all(open.map(isWhole));
      const settled = open.filter((_, index) => whole[index] === true);
      await Promise.all(settled.map(({ key }) => journal.settle(key)));
      return open.filter((_, index) => whole[index] === false);
    },
    async finish({ key, id, from, to }) {
      const done = to === undefined ? await remove(id) : await restore(id, to, from);
      if (!done.ok) return done;
      const bound = await rebind(providerOf(id, from), providerOf(id, to));
      if (!bound.ok) return bound;
      await journal.settle(key);
      return ok(done.value);
    },
    async discard({ key, id, from, to }) {
      const done = from === undefined ? await remove(id) : await restore(id, from, to);
      if (!done.ok) return done;
      const bound = await rebind(providerOf(id, to), providerOf(id, from));
      if (!bound.ok) return bound;
      await journal.settle(key);
      return ok(undefined);
    },
  };
}
