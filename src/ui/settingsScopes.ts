import { ConfigurationTarget, Uri, workspace, type WorkspaceConfiguration } from 'vscode';
import { userScope, type Scope } from '../core/provider/provider';
import type { SettingsLayer } from '../core/provider/settingsLayer';

export const section = 'gitProviders';

/** Every scope that has a place for definitions here. An untrusted workspace has none. */
export function openScopes(): readonly Scope[] {
  // VS Code hides restricted settings of an untrusted workspace from `get`, not from `inspect`.
  return workspace.isTrusted ? [userScope, ...workspaceScopes()] : [userScope];
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

export function readScope(scope: Scope): SettingsLayer {
  const { configuration } = settingsTarget(scope);
  const value = (key: string): unknown => {
    const seen = configuration.inspect<unknown>(key);
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

/** Where VS Code reads and writes a scope's settings. */
export function settingsTarget(scope: Scope): {
  readonly configuration: WorkspaceConfiguration;
  readonly target: ConfigurationTarget;
} {
  const folder = scope.kind === 'folder' ? Uri.parse(scope.uri) : null;
  return { configuration: workspace.getConfiguration(section, folder), target: targetOf(scope) };
}

function targetOf(scope: Scope): ConfigurationTarget {
  switch (scope.kind) {
    case 'user':
      return ConfigurationTarget.Global;
    case 'workspace':
      return ConfigurationTarget.Workspace;
    case 'folder':
      return ConfigurationTarget.WorkspaceFolder;
  }
}
