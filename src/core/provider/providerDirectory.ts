import { createEmitter, type Emitter, type Ending, type Subscribe } from '../../shared/emitter';
import { fail, ok, type Result } from '../../shared/result';
import { readPolicy, type Policy, type PolicySettings, type Refusal } from '../permission/permission';
import { encodeProject } from '../project/decodeProject';
import type { Project } from '../project/project';
import { encodeDefinition } from './decodeDefinition';
import type { FieldError } from './definitionProblem';
import { nameKey, type KnownHost } from './definitionRules';
import { scopeKey, type Provider, type ProviderDefinition, type Scope } from './provider';
import { readDirectory, type Directory } from './readDirectory';
import type { SettingsLayer } from './settingsLayer';

/** The settings as the directory needs them. */
export interface SettingsPort {
  /** Every scope that has a place for definitions, user settings first. */
  layers(): readonly SettingsLayer[];
  /** What the administrator of this machine has set. No workspace can change it. */
  policy(): PolicySettings;
  /** Sets one entry (or takes it out, with `undefined`) and leaves all others as they are. */
  writeEntry(scope: Scope, id: string, entry: Record<string, unknown> | undefined): Promise<void>;
  /** The same for an entry of the pipeline projects. */
  writeProject(scope: Scope, id: string, entry: Record<string, unknown> | undefined): Promise<void>;
  writeDefault(scope: Scope, id: string | undefined): Promise<void>;
  readonly onDidChange: Subscribe<void>;
}

/** Why nothing was changed. */
export type SaveProblem =
  | { readonly kind: 'invalid'; readonly error: FieldError }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** Pipeline projects use the provider. */
  | { readonly kind: 'inUse'; readonly projects: readonly Project[] }
  /** The settings refused the write, or did not hold the entry afterwards. `cause` is for the log. */
  | { readonly kind: 'notWritten'; readonly cause?: unknown };

/** The one way to read and change definitions. Permissions are enforced here, whoever calls. */
export interface ProviderDirectory {
  current(): Directory;
  policy(): Policy;
  readonly onDidChange: Subscribe<void>;
  /** Saves a new definition, or a changed one in place of the old. */
  save(definition: ProviderDefinition, scope: Scope): Promise<Result<Provider, SaveProblem>>;
  /** Takes the definition out, and out of the defaults that name it. Refused while a project uses it. */
  remove(provider: Provider): Promise<Result<void, SaveProblem>>;
  setDefault(scope: Scope, provider: Provider | undefined): Promise<Result<void, SaveProblem>>;
  /** Activates or deactivates. `defaultCleared`: it was a default, and no longer is. */
  setStatus(
    provider: Provider,
    status: Provider['status'],
  ): Promise<Result<{ readonly defaultCleared: boolean }, SaveProblem>>;
  /** The pipeline projects, of all scopes, that use a provider. */
  projectsOf(id: string): readonly Project[];
  /** Binds the projects to another provider, or to none: then their entries go. */
  reassign(projects: readonly Project[], to: Provider | undefined): Promise<Result<void, SaveProblem>>;
  dispose(): void;
}

export function createProviderDirectory(
  settings: SettingsPort,
  hosts: readonly KnownHost[],
): ProviderDirectory {
  const changed: Emitter<void> = createEmitter();
  let known: { readonly directory: Directory; readonly policy: Policy } | undefined;
  const subscription: Ending = settings.onDidChange(() => {
    known = undefined;
    changed.fire();
  });
  const read = (): { readonly directory: Directory; readonly policy: Policy } => {
    const policy = readPolicy(settings.policy());
    return (known ??= { policy, directory: readDirectory(settings.layers(), hosts, policy) });
  };
  const current = (): Directory => (known ?? read()).directory;
  const policy = (): Policy => (known ?? read()).policy;
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
  const save: ProviderDirectory['save'] = async (definition, scope) => {
    const refusal = policy().refuses('write', definition.baseUrl);
    if (refusal !== undefined) return fail({ kind: 'refused', refusal });
    const invalid = findConflict(current(), definition);
    if (invalid !== undefined) return fail({ kind: 'invalid', error: invalid });
    const written = await attempt(() =>
      settings.writeEntry(scope, definition.id, encodeDefinition(definition)),
    );
    if (!written.ok) return written;
    const saved = current().byId.get(definition.id);
    return saved !== undefined && scopeKey(saved.scope) === scopeKey(scope)
      ? ok(saved)
      : fail({ kind: 'notWritten' });
  };
  const clearDefaults = async (id: string): Promise<boolean> => {
    const naming = current().defaults.filter((each) => each.id === id);
    for (const { scope } of naming) await settings.writeDefault(scope, undefined);
    return naming.length > 0;
  };
  const projectsOf = (id: string): readonly Project[] =>
    current().projects.filter(({ providerId }) => providerId === id);
  return {
    current,
    policy,
    onDidChange: changed.event,
    save,
    async remove(provider) {
      const refusal = policy().refuses('delete');
      if (refusal !== undefined) return fail({ kind: 'refused', refusal });
      const projects = projectsOf(provider.id);
      if (projects.length > 0) return fail({ kind: 'inUse', projects });
      const removed = await attempt(async () => {
        await clearDefaults(provider.id);
        await settings.writeEntry(provider.scope, provider.id, undefined);
      });
      if (!removed.ok) return removed;
      return current().byId.has(provider.id) ? fail({ kind: 'notWritten' }) : ok(undefined);
    },
    async setDefault(scope, provider) {
      const refusal = policy().refuses('write');
      if (refusal !== undefined) return fail({ kind: 'refused', refusal });
      return attempt(() => settings.writeDefault(scope, provider?.id));
    },
    async setStatus(provider, status) {
      const saved = await save({ ...provider, status }, provider.scope);
      if (!saved.ok) return saved;
      let defaultCleared = false;
      const cleared = await attempt(async () => {
        defaultCleared = status === 'inactive' && (await clearDefaults(provider.id));
      });
      return cleared.ok ? ok({ defaultCleared }) : cleared;
    },
    projectsOf,
    async reassign(projects, to) {
      const refusal = policy().refuses('write');
      if (refusal !== undefined) return fail({ kind: 'refused', refusal });
      return attempt(async () => {
        for (const project of projects) {
          const entry = to === undefined ? undefined : encodeProject({ ...project, providerId: to.id });
          await settings.writeProject(project.scope, project.id, entry);
        }
      });
    },
    dispose: () => {
      subscription.dispose();
    },
  };
}

/** What stands in the way of a definition: a name in use, or another type than it was created with. */
function findConflict(
  { providers, byId }: Directory,
  definition: ProviderDefinition,
): FieldError | undefined {
  const type = byId.get(definition.id)?.type;
  if (type !== undefined && type !== definition.type) return { field: 'type', problem: 'typeChanged' };
  const taken = providers.some(
    ({ id, name }) => id !== definition.id && nameKey(name) === nameKey(definition.name),
  );
  return taken ? { field: 'name', problem: 'nameTaken' } : undefined;
}
