import { createEmitter, type Emitter, type Ending, type Subscribe } from '../../shared/emitter';
import { fail, ok, type Result } from '../../shared/result';
import { encodeDefinition } from './decodeDefinition';
import type { FieldError } from './definitionProblem';
import { nameKey, type KnownHost } from './definitionRules';
import { scopeKey, type Provider, type ProviderDefinition, type Scope } from './provider';
import { readDirectory, type Directory, type SettingsLayer } from './readDirectory';

/** The settings as the directory needs them. */
export interface SettingsPort {
  /** Every scope that has a place for definitions, user settings first. */
  layers(): readonly SettingsLayer[];
  /** Sets one entry (or takes it out, with `undefined`) and leaves all others as they are. */
  writeEntry(scope: Scope, id: string, entry: Record<string, unknown> | undefined): Promise<void>;
  writeDefault(scope: Scope, id: string | undefined): Promise<void>;
  readonly onDidChange: Subscribe<void>;
}

/** Why a definition was not saved. */
export type SaveProblem =
  | { readonly kind: 'invalid'; readonly error: FieldError }
  /** The settings refused the write, or did not hold the entry afterwards. `cause` is for the log. */
  | { readonly kind: 'notWritten'; readonly cause?: unknown };

/** The one way to read and change definitions. */
export interface ProviderDirectory {
  current(): Directory;
  readonly onDidChange: Subscribe<void>;
  /** Saves a new definition, or a changed one in place of the old. */
  save(definition: ProviderDefinition, scope: Scope): Promise<Result<Provider, SaveProblem>>;
  remove(provider: Provider): Promise<Result<void, SaveProblem>>;
  setDefault(scope: Scope, provider: Provider | undefined): Promise<Result<void, SaveProblem>>;
  dispose(): void;
}

export function createProviderDirectory(
  settings: SettingsPort,
  hosts: readonly KnownHost[],
): ProviderDirectory {
  const changed: Emitter<void> = createEmitter();
  let known: Directory | undefined;
  const subscription: Ending = settings.onDidChange(() => {
    known = undefined;
    changed.fire();
  });
  const current = (): Directory => (known ??= readDirectory(settings.layers(), hosts));
  const attempt = async (write: () => Promise<void>): Promise<Result<void, SaveProblem>> => {
    try {
      await write();
      return ok(undefined);
    } catch (cause) {
      return fail({ kind: 'notWritten', cause });
    } finally {
      known = undefined;
    }
  };
  return {
    current,
    onDidChange: changed.event,
    async save(definition, scope) {
      const taken = current().providers.some(
        ({ id, name }) => id !== definition.id && nameKey(name) === nameKey(definition.name),
      );
      if (taken) return fail({ kind: 'invalid', error: { field: 'name', problem: 'nameTaken' } });
      const written = await attempt(() =>
        settings.writeEntry(scope, definition.id, encodeDefinition(definition)),
      );
      if (!written.ok) return written;
      const saved = current().byId.get(definition.id);
      return saved !== undefined && scopeKey(saved.scope) === scopeKey(scope)
        ? ok(saved)
        : fail({ kind: 'notWritten' });
    },
    async remove(provider) {
      const removed = await attempt(() => settings.writeEntry(provider.scope, provider.id, undefined));
      if (!removed.ok) return removed;
      return current().byId.has(provider.id) ? fail({ kind: 'notWritten' }) : ok(undefined);
    },
    setDefault: (scope, provider) => attempt(() => settings.writeDefault(scope, provider?.id)),
    dispose: () => {
      subscription.dispose();
    },
  };
}
