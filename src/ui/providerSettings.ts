import { ConfigurationTarget, Uri, workspace, type WorkspaceConfiguration } from 'vscode';
import * as v from 'valibot';
import { createEmitter, type Emitter } from '../shared/emitter';
import type { SettingsPort } from '../core/provider/providerDirectory';
import type { PolicySettings } from '../core/permission/permission';
import type { Scope } from '../core/provider/provider';
import type { SettingsLayer } from '../core/provider/settingsLayer';

const section = 'gitProviders';
const entries = v.record(v.string(), v.unknown());

/** Definitions in VS Code's settings: the user's, the workspace's, and each folder's of a multi-root workspace. */
export function createProviderSettings(): SettingsPort & { dispose(): void } {
  const changed: Emitter<void> = createEmitter();
  let queue: Promise<unknown> = Promise.resolve();
  const subscriptions = [
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(section)) changed.fire();
    }),
    workspace.onDidChangeWorkspaceFolders(() => {
      changed.fire();
    }),
    workspace.onDidGrantWorkspaceTrust(() => {
      changed.fire();
    }),
  ];
  /** Writes of one window go one after the other, each on what the settings hold by then. */
  const inTurn = (write: () => PromiseLike<void>): Promise<void> => {
    const turn = queue.then(write);
    queue = turn.catch(() => undefined);
    return turn;
  };
  return {
    layers: readLayers,
    policy: readPolicySettings,
    onDidChange: changed.event,
    writeEntry: (scope, id, entry) => inTurn(() => writeObject(scope, 'providers', id, entry)),
    writeProject: (scope, id, entry) => inTurn(() => writeObject(scope, 'projects', id, entry)),
    writeDefault: (scope, id) =>
      inTurn(() => configuration(scope).update('defaultProvider', id, target(scope))),
    dispose: () => {
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

const knownFields = {
  providers: ['name', 'type', 'baseUrl', 'organization', 'status', 'rotationDays', 'environment', 'helpUrl'],
  projects: ['name', 'repositoryUrl', 'providerId'],
} as const;

/** Sets one entry of a setting that is an object, or takes it out; all others stay as and where they are. */
async function writeObject(
  scope: Scope,
  key: keyof typeof knownFields,
  id: string,
  entry: Record<string, unknown> | undefined,
): Promise<void> {
  const current = readScope(scope)[key];
  if (current !== undefined && (!v.is(entries, current) || Array.isArray(current))) {
    throw new Error(`The setting gitProviders.${key} does not hold an object.`);
  }
  const next = new Map(Object.entries(current ?? {}));
  if (entry === undefined) next.delete(id);
  else next.set(id, merge(next.get(id), entry, knownFields[key]));
  const left = next.size > 0 ? Object.fromEntries(next) : undefined;
  await configuration(scope).update(key, left, target(scope));
}

/** Fields of a newer version survive an edit by this one. */
function merge(
  before: unknown,
  entry: Record<string, unknown>,
  known: readonly string[],
): Record<string, unknown> {
  const kept = v.is(entries, before) && !Array.isArray(before) ? Object.entries(before) : [];
  return { ...Object.fromEntries(kept.filter(([key]) => !known.includes(key))), ...entry };
}

/** Machine settings: `inspect` gives what the machine says, whatever a workspace claims. */
function readPolicySettings(): PolicySettings {
  const settings = workspace.getConfiguration(section);
  const machine = (key: string): unknown => {
    const seen = settings.inspect<unknown>(key);
    return seen?.globalValue ?? seen?.defaultValue;
  };
  return { permissions: machine('permissions'), allowedHosts: machine('allowedHosts') };
}

function readLayers(): readonly SettingsLayer[] {
  const scopes: Scope[] = [{ kind: 'user' }];
  // VS Code hides restricted settings of an untrusted workspace from `get`, not from `inspect`.
  if (workspace.isTrusted) scopes.push(...workspaceScopes());
  return scopes.map(readScope);
}

function workspaceScopes(): readonly Scope[] {
  const folders = workspace.workspaceFolders ?? [];
  const [first] = folders;
  if (workspace.workspaceFile === undefined) {
    return first === undefined ? [] : [{ kind: 'workspace', uri: first.uri.toString() }];
  }
  return [
    { kind: 'workspace', uri: workspace.workspaceFile.toString() },
    ...folders.map(({ uri, name }): Scope => ({ kind: 'folder', uri: uri.toString(), name })),
  ];
}

function readScope(scope: Scope): SettingsLayer {
  const settings = configuration(scope);
  const value = (key: string): unknown => {
    const seen = settings.inspect<unknown>(key);
    switch (scope.kind) {
      case 'user':
        return seen?.globalValue;
      case 'workspace':
        return seen?.workspaceValue;
      case 'folder':
        return seen?.workspaceFolderValue;
    }
  };
  return {
    scope,
    providers: value('providers'),
    defaultProvider: value('defaultProvider'),
    projects: value('projects'),
  };
}

function configuration(scope: Scope): WorkspaceConfiguration {
  return workspace.getConfiguration(section, scope.kind === 'folder' ? Uri.parse(scope.uri) : null);
}

function target(scope: Scope): ConfigurationTarget {
  switch (scope.kind) {
    case 'user':
      return ConfigurationTarget.Global;
    case 'workspace':
      return ConfigurationTarget.Workspace;
    case 'folder':
      return ConfigurationTarget.WorkspaceFolder;
  }
}
