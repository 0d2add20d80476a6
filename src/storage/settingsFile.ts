import { readFile, stat } from 'node:fs/promises';
import { fail, ok, type Result } from '../shared/result';
import { hasCode } from '../shared/hasCode';
import { definitionFields } from '../core/provider/definitionChanges';
import type { SettingsChange, WriteProblem } from '../core/provider/settingsPort';
import { isReadOnly, replaceFile } from './replaceFile';
import { editSettings, readSettings, type SettingsPlace } from './settingsText';

/** A settings file on this machine's disk. */
export interface SettingsFile {
  readonly path: string;
  readonly place: SettingsPlace;
}

export const settingNames = ['providers', 'projects', 'defaultProvider'] as const;

export type SettingValues = Readonly<Record<SettingsChange['setting'], unknown>>;

export const knownFields: Readonly<Record<SettingsChange['setting'], readonly string[]>> = {
  providers: definitionFields,
  projects: ['name', 'repositoryUrl', 'providerId'],
  defaultProvider: [],
};

/** Another text after each change; `missing` where there is no file. */
export async function settingsFileStamp({ path }: SettingsFile): Promise<string> {
  try {
    const { ino, size, mtimeNs } = await stat(path, { bigint: true });
    return [ino, size, mtimeNs].join(' ');
  } catch (error) {
    if (isNoFile(error)) return 'missing';
    throw error;
  }
}

/** What our settings hold in a file; `unreadable` where that is no settings file. */
export async function readSettingsFile({
  path,
  place,
}: SettingsFile): Promise<SettingValues | 'missing' | 'unreadable'> {
  const text = await readText(path);
  if (text === undefined) return 'missing';
  const values = readSettings(text, place);
  return values.ok ? values.value : 'unreadable';
}

/** Nobody may write to it. */
export async function isSettingsFileReadOnly({ path }: SettingsFile): Promise<boolean> {
  try {
    return await isReadOnly(path);
  } catch (error) {
    if (isNoFile(error)) return false;
    throw error;
  }
}

export interface SettingsEdit {
  /** Puts the old text back, unless somebody has written since. */
  undo(): Promise<void>;
}

/**
 * Makes one change in the file itself, so that comments survive, which VS Code's own writing of a whole value does
 * not let. `undefined`: there is no such file.
 */
export async function editSettingsFile(
  { path, place }: SettingsFile,
  change: SettingsChange,
): Promise<Result<SettingsEdit | undefined, WriteProblem>> {
  const before = await readText(path);
  if (before === undefined) return ok(undefined);
  const after = editSettings(before, place, change, knownFields[change.setting]);
  if (!after.ok) return fail({ kind: 'invalid' });
  try {
    if (await isReadOnly(path)) return fail({ kind: 'readOnly' });
    await replaceFile(path, after.value);
  } catch (cause) {
    const refused = hasCode(cause, 'EACCES') || hasCode(cause, 'EPERM') || hasCode(cause, 'EROFS');
    return fail(refused ? { kind: 'readOnly' } : { kind: 'failed', cause });
  }
  return ok({
    async undo() {
      if ((await readText(path)) === after.value) await replaceFile(path, before);
    },
  });
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isNoFile(error)) return undefined;
    throw error;
  }
}

function isNoFile(error: unknown): boolean {
  return ['ENOENT', 'EISDIR', 'ENOTDIR'].some((code) => hasCode(error, code));
}
