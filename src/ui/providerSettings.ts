import { isDeepStrictEqual } from 'node:util';
import { workspace } from 'vscode';
import * as v from 'valibot';
import { createEmitter, type Emitter } from '../shared/emitter';
import { fail, ok, type Result } from '../shared/result';
import type { PolicySettings } from '../core/permission/permission';
import type { Scope } from '../core/provider/provider';
import type { SettingsLayer } from '../core/provider/settingsLayer';
import type { SettingsChange, SettingsPort, WriteProblem } from '../core/provider/settingsPort';
import type { Storage } from '../storage/openStorage';
import { createSettingsFiles } from './settingsFiles';
import { openScopes, readScope, section, settingsTarget } from './settingsScopes';

const entries = v.record(v.string(), v.unknown());

export interface ProviderSettings extends SettingsPort {
  /** A turn of this window's is under way. */
  isInTurn(): boolean;
  dispose(): void;
}

/**
 * Definitions in VS Code's settings: the user's, the workspace's, and each folder's of a multi-root workspace.
 *
 * @param userSettings path of the user's settings file, if it is on this machine
 */
export function createProviderSettings(
  storage: () => Promise<Storage>,
  userSettings: string | undefined,
): ProviderSettings {
  const changed: Emitter<void> = createEmitter();
  const files = createSettingsFiles(storage, userSettings);
  let queue: Promise<unknown> = Promise.resolve();
  let turns = 0;
  /** Reading them costs as much as there is in them, and VS Code tells of each change. */
  let known: readonly SettingsLayer[] | undefined;
  const tell = (): void => {
    known = undefined;
    changed.fire();
  };
  const subscriptions = [
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(section)) tell();
    }),
    workspace.onDidChangeWorkspaceFolders(tell),
    workspace.onDidGrantWorkspaceTrust(tell),
  ];
  const refresh = async (): Promise<void> => {
    await Promise.all(openScopes().map((scope) => files.reloadIfDifferent(scope)));
  };
  const turn = async <T>(work: () => Promise<T>): Promise<Result<T, WriteProblem>> => {
    const opened = await storage();
    const mine = await opened.takeTurn();
    if (!mine.ok) return mine;
    try {
      await refresh();
      return ok(await work());
    } finally {
      await mine.value.release();
      opened.tellOthers();
    }
  };
  return {
    layers: () => (known ??= openScopes().map(readScope)),
    policy: readPolicySettings,
    onDidChange: changed.event,
    refresh,
    isInTurn: () => turns > 0,
    inTurn(work) {
      turns += 1;
      const mine = queue
        .then(() => turn(work))
        .finally(() => {
          turns -= 1;
        });
      queue = mine.catch(() => undefined);
      return mine;
    },
    async write(scope, change) {
      const problem = await files.problem(scope);
      if (problem !== undefined) return fail(problem);
      const edited = await files.edit(scope, change);
      if (!edited.ok || edited.value) return edited.ok ? ok(undefined) : edited;
      return writeWhole(scope, change);
    },
    dispose: () => {
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

/** Has VS Code write the whole value: where no file of this machine's holds it yet. */
async function writeWhole(scope: Scope, change: SettingsChange): Promise<Result<void, WriteProblem>> {
  const current = readScope(scope)[change.setting];
  if (change.setting !== 'defaultProvider' && current !== undefined && !isObject(current)) {
    return fail({ kind: 'invalid' });
  }
  const value = changedValue(isObject(current) ? current : {}, change);
  const { configuration, target } = settingsTarget(scope);
  try {
    await configuration.update(change.setting, value, target);
  } catch (cause) {
    return fail({ kind: 'failed', cause });
  }
  const seen = readScope(scope)[change.setting];
  return isDeepStrictEqual(plain(seen), plain(value)) ? ok(undefined) : fail({ kind: 'failed' });
}

function changedValue(current: Readonly<Record<string, unknown>>, change: SettingsChange): unknown {
  if (change.setting === 'defaultProvider') return change.id;
  const next = new Map(Object.entries(current));
  if (change.entry === undefined) next.delete(change.id);
  else next.set(change.id, change.entry);
  return next.size > 0 ? Object.fromEntries(next) : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return v.is(entries, value) && !Array.isArray(value);
}

/** VS Code gives settings as proxies. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
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
