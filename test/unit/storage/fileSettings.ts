import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createEmitter, type Emitter } from '../../../src/shared/emitter';
import { fail, ok } from '../../../src/shared/result';
import { userScope, type Scope } from '../../../src/core/provider/provider';
import type { SettingsPort } from '../../../src/core/provider/settingsPort';
import type { Storage } from '../../../src/storage/openStorage';
import { readSettings } from '../../../src/storage/settingsText';

/** Settings in real files, written by the real storage, as VS Code would show them. */
export function fileSettings(storage: Storage, directory: string, workspace?: Scope): SettingsPort {
  const changed: Emitter<void> = createEmitter();
  const places = [
    { scope: userScope, path: join(directory, 'settings.json') },
    ...(workspace === undefined ? [] : [{ scope: workspace, path: join(directory, 'workspace.json') }]),
  ];
  const valuesOf = (path: string): Readonly<Record<string, unknown>> => {
    const read = readSettings(readFileSync(path, 'utf8'), []);
    return read.ok ? read.value : {};
  };
  return {
    layers: () =>
      places.map(({ scope, path }) => ({
        scope,
        providers: valuesOf(path)['providers'],
        projects: valuesOf(path)['projects'],
        defaultProvider: valuesOf(path)['defaultProvider'],
      })),
    policy: () => ({ permissions: ['*'], allowedHosts: [] }),
    onDidChange: changed.event,
    refresh: () => Promise.resolve(),
    async inTurn(work) {
      const turn = await storage.takeTurn();
      if (!turn.ok) return turn;
      try {
        // What other windows did meanwhile.
        changed.fire();
        return ok(await work());
      } finally {
        await turn.value.release();
      }
    },
    async write(scope, change) {
      const place = places.find((each) => each.scope.kind === scope.kind);
      if (place === undefined) return fail({ kind: 'failed' });
      const { path } = place;
      const edited = await storage.editSettingsFile({ path, place: [] }, change);
      if (!edited.ok) return edited;
      changed.fire();
      return ok(undefined);
    },
  };
}

export async function emptySettings(directory: string): Promise<void> {
  await writeFile(join(directory, 'settings.json'), '{\n    // mine\n    "editor.fontSize": 14\n}\n');
  await writeFile(join(directory, 'workspace.json'), '{}\n');
}
