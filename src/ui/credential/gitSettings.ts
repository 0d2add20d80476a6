import * as v from 'valibot';
import { workspace } from 'vscode';
import { section } from '../settingsScopes';

/** How the user lets us answer Git. Both are settings of the application, which no workspace can change. */
export interface GitSettings {
  /** `fallbackOnly`: through VS Code's own credentials API alone. `off`: not at all. */
  readonly credentialHelper: 'auto' | 'fallbackOnly' | 'off';
  /** In terminals: everything that providers cover, only what the open repositories' remotes need, or nothing. */
  readonly terminal: 'all' | 'workspaceRemotes' | 'off';
}

const gitSettings = v.object({
  credentialHelper: v.fallback(v.picklist(['auto', 'fallbackOnly', 'off']), 'auto'),
  terminal: v.fallback(v.picklist(['all', 'workspaceRemotes', 'off']), 'all'),
});

/** As the user's settings say; VS Code itself would also read what a workspace claims before it knows the settings. */
export function readGitSettings(): GitSettings {
  const settings = workspace.getConfiguration(`${section}.git`);
  const value = (key: string): unknown => settings.inspect<unknown>(key)?.globalValue;
  return v.parse(gitSettings, { credentialHelper: value('credentialHelper'), terminal: value('terminal') });
}

/** A part of the name of both settings. */
export const gitSettingsSection = `${section}.git`;
