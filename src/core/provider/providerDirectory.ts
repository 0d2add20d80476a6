import { createEmitter, type Emitter, type Ending, type Subscribe } from '../../shared/emitter';
import { fail, ok, type Result } from '../../shared/result';
import type { HistoryNote } from '../history/history';
import { readPolicy, type PermissionKind, type Policy, type Refusal } from '../permission/permission';
import { decodeProject, encodeProject } from '../project/decodeProject';
import type { Project } from '../project/project';
import type { BaseUrl } from './baseUrl';
import { encodeDefinition } from './decodeDefinition';
import type { FieldError } from './definitionProblem';
import { findConflict, moveConflict } from './findConflict';
import type { KnownHost } from './definitionRules';
import { saveAction } from './saveAction';
import { scopeKey, type Provider, type ProviderDefinition, type Scope } from './provider';
import { rawEntry } from './rawEntry';
import { readDirectory, type Directory } from './readDirectory';
import type { SettingsChange, SettingsPort, WriteProblem } from './settingsPort';
import { writeAll } from './writeAll';

/** Why nothing was changed. */
export type SaveProblem =
  | { readonly kind: 'invalid'; readonly error: FieldError }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** An inactive provider cannot be the default. */
  | { readonly kind: 'inactive' }
  /** Pipeline projects use the provider. */
  | { readonly kind: 'inUse'; readonly projects: readonly Project[] }
  | { readonly kind: 'notWritten'; readonly problem: WriteProblem };

/** `defaultCleared`: it was a default, and no longer is. */
export interface DefaultEffect {
  readonly defaultCleared: boolean;
}

type Outcome<T> = Promise<Result<T, SaveProblem>>;

/** The one way to read and change definitions. Permissions are enforced here, whoever calls. */
export interface ProviderDirectory {
  current(): Directory;
  policy(): Policy;
  readonly onDidChange: Subscribe<void>;
  /** Saves a new definition, or a changed one in place of the old. */
  save(definition: ProviderDefinition, scope: Scope): Outcome<Provider>;
  /** What would stand in the way of `save`, as far as this window sees. */
  check(definition: ProviderDefinition): SaveProblem | undefined;
  /** Moves the definition, unknown fields included, and the default with it. The account stays bound to the old scope. */
  move(provider: Provider, to: Scope): Outcome<Provider>;
  /** Takes the definition out, and out of the defaults that name it. Refused while a project uses it. */
  remove(provider: Provider): Outcome<DefaultEffect>;
  setDefault(scope: Scope, provider: Provider | undefined): Outcome<void>;
  setStatus(provider: Provider, status: Provider['status']): Outcome<DefaultEffect>;
  /** The pipeline projects, of all scopes, that use a provider. */
  projectsOf(id: string): readonly Project[];
  /** Saves a new pipeline project, or a changed one in place of the old. */
  saveProject(project: Project): Outcome<Project>;
  /** Binds the projects to another provider, or to none: then their entries go. */
  reassign(projects: readonly Project[], to: Provider | undefined): Outcome<void>;
  dispose(): void;
}

/** @param note told of each change that was made; must not reject */
export function createProviderDirectory(
  settings: SettingsPort,
  hosts: readonly KnownHost[],
  note: (note: HistoryNote) => Promise<void> = () => Promise.resolve(),
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
  const projectsOf = (id: string): readonly Project[] =>
    current().projects.filter(({ providerId }) => providerId === id);
  const entryIn = (scope: Scope, id: string): Readonly<Record<string, unknown>> | undefined =>
    rawEntry(settings.layers(), scope, id);

  const write = async (scope: Scope, change: SettingsChange): Outcome<void> => {
    const written = await settings.write(scope, change);
    return written.ok ? written : notWritten(written.error);
  };
  /** One action: allowed, in turn, on what the settings hold by then. */
  const act = async <T>(
    permission: PermissionKind,
    baseUrl: BaseUrl | undefined,
    work: () => Outcome<T>,
  ): Outcome<T> => {
    const refusal = policy().refuses(permission, baseUrl);
    if (refusal !== undefined) return fail({ kind: 'refused', refusal });
    const turn = await settings.inTurn(work);
    return turn.ok ? turn.value : notWritten(turn.error);
  };
  const clearDefaults = async (id: string): Outcome<DefaultEffect> => {
    const naming = current().defaults.filter((each) => each.id === id);
    for (const { scope } of naming) {
      const cleared = await write(scope, { setting: 'defaultProvider', id: undefined });
      if (!cleared.ok) return cleared;
    }
    return ok({ defaultCleared: naming.length > 0 });
  };
  const put = async (definition: ProviderDefinition, scope: Scope): Outcome<Provider> => {
    const invalid = findConflict(current(), definition);
    if (invalid !== undefined) return fail({ kind: 'invalid', error: invalid });
    const { id } = definition;
    const before = entryIn(scope, id);
    const written = await write(scope, { setting: 'providers', id, entry: encodeDefinition(definition) });
    if (!written.ok) return written;
    const saved = current().byId.get(id);
    const after = entryIn(scope, id);
    if (saved === undefined || after === undefined || scopeKey(saved.scope) !== scopeKey(scope)) {
      return notWritten({ kind: 'failed' });
    }
    const action = saveAction(before, after);
    if (action !== undefined) await note({ id, name: saved.name, scope: scopeKey(scope), action });
    return ok(saved);
  };
  return {
    current,
    policy,
    onDidChange: changed.event,
    projectsOf,
    check(definition) {
      const refusal = policy().refuses('write', definition.baseUrl);
      if (refusal !== undefined) return { kind: 'refused', refusal };
      const error = findConflict(current(), definition);
      return error === undefined ? undefined : { kind: 'invalid', error };
    },
    save: (definition, scope) => act('write', definition.baseUrl, () => put(definition, scope)),
    move: (provider, to) =>
      act('write', provider.baseUrl, async () => {
        const { id, name, scope: from } = provider;
        const definition = entryIn(from, id);
        if (definition === undefined) return notWritten({ kind: 'failed' });
        const inTheWay = moveConflict(settings.layers(), hosts, policy(), { id, from, to, definition });
        if (inTheWay !== undefined) return fail({ kind: 'invalid', error: inTheWay });
        const wasDefault = current().defaults.some(
          (each) => each.id === id && scopeKey(each.scope) === scopeKey(from),
        );
        const before = current().defaults.find((each) => scopeKey(each.scope) === scopeKey(to))?.id;
        const gone = { setting: 'providers', id, entry: undefined } as const;
        const there = { setting: 'providers', id, entry: definition } as const;
        const none = { setting: 'defaultProvider', id: undefined } as const;
        const preferred = { setting: 'defaultProvider', id } as const;
        const written = await writeAll(settings, [
          { scope: to, change: there, back: gone },
          { scope: from, change: gone, back: there },
          ...(wasDefault
            ? [
                { scope: from, change: none, back: preferred },
                { scope: to, change: preferred, back: { setting: 'defaultProvider', id: before } as const },
              ]
            : []),
        ]);
        if (!written.ok) return notWritten(written.error);
        const moved = current().byId.get(id);
        if (moved === undefined || scopeKey(moved.scope) !== scopeKey(to)) {
          return notWritten({ kind: 'failed' });
        }
        await note({
          id,
          name,
          scope: scopeKey(to),
          action: { kind: 'moved', definition, from: scopeKey(from) },
        });
        return ok(moved);
      }),
    remove: (provider) =>
      act('delete', undefined, async () => {
        const { id, name, scope } = provider;
        const projects = projectsOf(id);
        if (projects.length > 0) return fail({ kind: 'inUse', projects });
        const definition = entryIn(scope, id) ?? encodeDefinition(provider);
        const naming = current().defaults.filter((each) => each.id === id);
        const removed = await writeAll(settings, [
          ...naming.map((each) => ({
            scope: each.scope,
            change: { setting: 'defaultProvider', id: undefined } as const,
            back: { setting: 'defaultProvider', id } as const,
          })),
          {
            scope,
            change: { setting: 'providers', id, entry: undefined },
            back: { setting: 'providers', id, entry: definition },
          },
        ]);
        if (!removed.ok) return notWritten(removed.error);
        if (current().byId.has(id)) return notWritten({ kind: 'failed' });
        await note({ id, name, scope: scopeKey(scope), action: { kind: 'deleted', definition } });
        return ok({ defaultCleared: naming.length > 0 });
      }),
    setDefault: (scope, provider) =>
      act('write', undefined, async () => {
        if (provider?.status === 'inactive') return fail({ kind: 'inactive' });
        const before = current().byId.get(
          current().defaults.find((each) => scopeKey(each.scope) === scopeKey(scope))?.id ?? '',
        );
        const written = await write(scope, { setting: 'defaultProvider', id: provider?.id });
        if (!written.ok) return written;
        const told = provider ?? before;
        if (told !== undefined) {
          const action = { kind: provider === undefined ? 'defaultCleared' : 'defaultSet' } as const;
          await note({ id: told.id, name: told.name, scope: scopeKey(told.scope), action });
        }
        return written;
      }),
    setStatus: (provider, status) =>
      act('write', provider.baseUrl, async () => {
        const saved = await put({ ...provider, status }, provider.scope);
        if (!saved.ok) return saved;
        return status === 'inactive' ? clearDefaults(provider.id) : ok({ defaultCleared: false });
      }),
    saveProject: (project) =>
      act('write', current().byId.get(project.providerId)?.baseUrl, async () => {
        const { id, scope } = project;
        const entry = encodeProject(project);
        if (!decodeProject(id, entry, scope).ok) return notWritten({ kind: 'failed' });
        const written = await write(scope, { setting: 'projects', id, entry });
        if (!written.ok) return written;
        const saved = current().projects.find(
          (each) => each.id === id && scopeKey(each.scope) === scopeKey(scope),
        );
        return saved === undefined ? notWritten({ kind: 'failed' }) : ok(saved);
      }),
    reassign: (projects, to) =>
      act('write', undefined, async () => {
        for (const project of projects) {
          const entry = to === undefined ? undefined : encodeProject({ ...project, providerId: to.id });
          const written = await write(project.scope, { setting: 'projects', id: project.id, entry });
          if (!written.ok) return written;
        }
        return ok(undefined);
      }),
    dispose: () => {
      subscription.dispose();
    },
  };
}

function notWritten(problem: WriteProblem): {
  readonly ok: false;
  readonly error: { readonly kind: 'notWritten'; readonly problem: WriteProblem };
} {
  return fail({ kind: 'notWritten', problem });
}
