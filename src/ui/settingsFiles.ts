import { isDeepStrictEqual } from 'node:util';
import { setTimeout as wait } from 'node:timers/promises';
import { Uri, workspace } from 'vscode';
import * as v from 'valibot';
import { fail, ok, type Result } from '../shared/result';
import type { Scope } from '../core/provider/provider';
import type { SettingsLayer } from '../core/provider/settingsLayer';
import type { SettingsChange, WriteProblem } from '../core/provider/settingsPort';
import type { Storage } from '../storage/openStorage';
import type { SettingsFile, SettingValues } from '../storage/settingsFile';
import { readScope, settingsTarget } from './settingsScopes';

/** The settings files on this machine's disk, as far as it is known where they are. */
export interface SettingsFiles {
  /** Has VS Code read a scope's file again where that holds something else than VS Code knows of. */
  reloadIfDifferent(scope: Scope): Promise<void>;
  /** What stands in the way of every write to a scope's file. */
  problem(scope: Scope): Promise<WriteProblem | undefined>;
  /** Makes a change in the file itself. `false`: nothing was done, VS Code has to do it. */
  edit(scope: Scope, change: SettingsChange): Promise<Result<boolean, WriteProblem>>;
}

const dirtyMs = 1_500;
const fields = v.record(v.string(), v.unknown());

/** No setting has this name: taking it out changes nothing, and has VS Code read the file again. */
const noSetting = 'reload';

export function createSettingsFiles(
  storage: () => Promise<Storage>,
  userSettings: string | undefined,
): SettingsFiles {
  const fileOf = (scope: Scope): SettingsFile | undefined => settingsFileOf(scope, userSettings);
  /** By path, the stamp of what VS Code is known to see: as long as that is the file's, nothing is read or compared. */
  const seen = new Map<string, string>();
  const reload = async (scope: Scope): Promise<void> => {
    const { configuration, target } = settingsTarget(scope);
    try {
      await configuration.update(noSetting, undefined, target);
    } catch {
      // VS Code refuses where the file is dirty or broken: then it also has nothing newer to read.
    }
  };
  const isSeen = (scope: Scope, held: SettingValues | 'missing'): boolean => {
    const layer = readScope(scope);
    const names: readonly SettingsChange['setting'][] = ['providers', 'projects', 'defaultProvider'];
    return names.every((name) =>
      isDeepStrictEqual(plain(layer[name]), held === 'missing' ? undefined : held[name]),
    );
  };
  /** Whether VS Code sees what the file holds, after reading it again if need be. */
  const settle = async (scope: Scope, file: SettingsFile): Promise<boolean> => {
    const { readSettingsFile, settingsFileStamp } = await storage();
    const stamp = await settingsFileStamp(file);
    if (seen.get(file.path) === stamp) return true;
    const held = await readSettingsFile(file);
    // Where the user's file is can only be guessed, where a workspace's is cannot be elsewhere.
    if (held === 'unreadable' || (held === 'missing' && scope.kind === 'user')) return false;
    if (!isSeen(scope, held)) {
      await reload(scope);
      if (!isSeen(scope, held)) return false;
    }
    seen.set(file.path, stamp);
    return true;
  };
  return {
    async reloadIfDifferent(scope) {
      const file = fileOf(scope);
      if (file !== undefined) await settle(scope, file);
    },
    async problem(scope) {
      const file = fileOf(scope);
      if (file === undefined) return undefined;
      if (await staysDirty(file)) return { kind: 'dirty' };
      const { isSettingsFileReadOnly, readSettingsFile } = await storage();
      if (await isSettingsFileReadOnly(file)) return { kind: 'readOnly' };
      if (await settle(scope, file)) return undefined;
      return (await readSettingsFile(file)) === 'unreadable' ? { kind: 'invalid' } : undefined;
    },
    async edit(scope, change) {
      const file = fileOf(scope);
      if (file === undefined || !(await settle(scope, file))) return ok(false);
      const { editSettingsFile, knownFields, settingsFileStamp } = await storage();
      const edited = await editSettingsFile(file, change);
      if (!edited.ok) return fail(edited.error);
      if (edited.value === undefined) return ok(false);
      const stamp = await settingsFileStamp(file);
      await reload(scope);
      if (shows(readScope(scope), change, knownFields[change.setting])) {
        seen.set(file.path, stamp);
        return ok(true);
      }
      // VS Code reads another file than this one, which only happened to hold the same.
      await edited.value.undo();
      return ok(false);
    },
  };
}

/** The settings, as VS Code sees them, are as the change wanted them. */
function shows(layer: SettingsLayer, change: SettingsChange, known: readonly string[]): boolean {
  if (change.setting === 'defaultProvider') return layer.defaultProvider === change.id;
  const holder = v.safeParse(v.object({ [change.id]: fields }), layer[change.setting]);
  const entry = holder.success ? holder.output[change.id] : undefined;
  if (change.entry === undefined || entry === undefined) return entry === change.entry;
  const wanted = change.entry;
  return [...new Set([...known, ...Object.keys(wanted)])].every((field) =>
    isDeepStrictEqual(plain(entry[field]), wanted[field]),
  );
}

/**
 * The user's settings file lies beside the folder of the extensions' storage, on a machine where VS Code itself runs. In
 * a remote window there is none, and in another profile it is that of the default profile: nothing is written to a file
 * that does not hold what VS Code sees.
 */
export function userSettingsPath(globalStorage: Uri): string | undefined {
  return globalStorage.scheme === 'file'
    ? Uri.joinPath(globalStorage, '../../settings.json').fsPath
    : undefined;
}

function settingsFileOf(scope: Scope, userSettings: string | undefined): SettingsFile | undefined {
  if (scope.kind === 'user')
    return userSettings === undefined ? undefined : { path: userSettings, place: [] };
  const uri = Uri.parse(scope.uri);
  if (uri.scheme !== 'file') return undefined;
  return scope.kind === 'workspace' && workspace.workspaceFile?.toString() === scope.uri
    ? { path: uri.fsPath, place: ['settings'] }
    : { path: Uri.joinPath(uri, '.vscode', 'settings.json').fsPath, place: [] };
}

/** VS Code's own changes of settings make the file dirty for a moment, too: only what stays so is the user's. */
async function staysDirty(file: SettingsFile): Promise<boolean> {
  const end = Date.now() + dirtyMs;
  while (isDirty(file)) {
    if (Date.now() > end) return true;
    await wait(50);
  }
  return false;
}

function isDirty({ path }: SettingsFile): boolean {
  return workspace.textDocuments.some(({ isDirty, uri }) => isDirty && uri.fsPath === path);
}

/** VS Code gives settings as proxies. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
