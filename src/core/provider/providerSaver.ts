import { fail, ok, type Result } from '../../shared/result';
import type { AccountInput, AccountSaveProblem, AccountStore } from '../account/accountStore';
import { encodeDefinition } from './decodeDefinition';
import type { Change, Journal } from './journal';
import type { Provider, ProviderDefinition, Scope } from './provider';
import type { DefaultEffect, ProviderDirectory, SaveProblem } from './providerDirectory';
import { rawEntry } from './rawEntry';
import type { SettingsLayer } from './settingsLayer';

/** Why nothing was saved, neither definition nor account. */
export type SaveBothProblem = SaveProblem | AccountSaveProblem;

/** Saves what concerns both records of a provider: both or none, also when the process ends in between. */
export interface ProviderSaver {
  add(
    definition: ProviderDefinition,
    scope: Scope,
    account: AccountInput,
  ): Promise<Result<Provider, SaveBothProblem>>;
  /** Saves a changed definition; the token follows it to its new base URL, because the user said so. */
  changeWithToken(
    provider: Provider,
    definition: ProviderDefinition,
  ): Promise<Result<Provider, SaveBothProblem>>;
  /** Deletes definition and account. Refused while a project uses the provider. */
  remove(provider: Provider): Promise<Result<DefaultEffect, SaveBothProblem>>;
  /** Moves the definition to another scope; the token follows it. */
  move(provider: Provider, to: Scope): Promise<Result<Provider, SaveBothProblem>>;
}

export interface ProviderSaverParts {
  readonly directory: ProviderDirectory;
  readonly accounts: AccountStore;
  readonly journal: Journal;
  readonly layers: () => readonly SettingsLayer[];
}

export function createProviderSaver({
  directory,
  accounts,
  journal,
  layers,
}: ProviderSaverParts): ProviderSaver {
  const raw = ({ scope, id }: Provider): Readonly<Record<string, unknown>> | undefined =>
    rawEntry(layers(), scope, id);
  /** Without a word in the journal nothing is begun. */
  const begin = async (change: Change): Promise<Result<() => Promise<void>, SaveProblem>> => {
    try {
      return ok(await journal.begin(change));
    } catch (cause) {
      return fail({ kind: 'notWritten', problem: { kind: 'failed', cause } });
    }
  };
  /** The account goes first: a definition can be made anew from the journal, a token cannot. */
  const follow = async (
    provider: Provider,
    after: Provider,
    definition: Readonly<Record<string, unknown>>,
    save: () => Promise<Result<Provider, SaveProblem>>,
  ): Promise<Result<Provider, SaveBothProblem>> => {
    const before = raw(provider) ?? encodeDefinition(provider);
    const change: Change = {
      id: provider.id,
      name: after.name,
      from: { scope: provider.scope, definition: before },
      to: { scope: after.scope, definition },
    };
    const begun = await begin(change);
    if (!begun.ok) return begun;
    const bound = await accounts.rebind(provider, after);
    if (!bound.ok) {
      await begun.value();
      return bound;
    }
    const saved = await save();
    if (!saved.ok) await accounts.rebind(after, provider);
    await begun.value();
    return saved;
  };
  return {
    async add(definition, scope, account) {
      const problem = directory.check(definition);
      if (problem !== undefined) return fail(problem);
      const { id, name } = definition;
      const begun = await begin({ id, name, to: { scope, definition: encodeDefinition(definition) } });
      if (!begun.ok) return begun;
      const stored = await accounts.save({ ...definition, scope }, account);
      if (!stored.ok) {
        await begun.value();
        return stored;
      }
      const saved = await directory.save(definition, scope);
      if (!saved.ok) await accounts.remove(id);
      await begun.value();
      return saved;
    },
    changeWithToken: (provider, definition) =>
      follow(provider, { ...definition, scope: provider.scope }, encodeDefinition(definition), () =>
        directory.save(definition, provider.scope),
      ),
    async remove(provider) {
      const { id, name, scope } = provider;
      const from = { scope, definition: raw(provider) ?? encodeDefinition(provider) };
      const begun = await begin({ id, name, from });
      if (!begun.ok) return begun;
      const removed = await directory.remove(provider);
      if (removed.ok) await accounts.remove(id);
      await begun.value();
      return removed;
    },
    move: (provider, to) =>
      follow(provider, { ...provider, scope: to }, raw(provider) ?? encodeDefinition(provider), () =>
        directory.move(provider, to),
      ),
  };
}
