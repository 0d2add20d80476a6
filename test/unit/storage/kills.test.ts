import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Secret } from '../../../src/core/account/secret';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundled, runBundle } from './bundled';
import { emptySettings } from './fileSettings';
import { savingWindow, type SavingWindow } from './savingWindow';

const kills = 100;

let folder: string;
let saver: string;
/** Milliseconds that this machine takes for all that is done with one provider. */
let roundMs: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kills-'));
  saver = await bundled('saveForever', folder);
  await emptySettings(folder);
  const { child, ended } = runBundle(saver, [folder]);
  await new Promise((resolve) => child.once('message', resolve));
  const began = Date.now();
  await new Promise((resolve) => child.once('message', resolve));
  roundMs = Date.now() - began;
  child.kill('SIGKILL');
  await ended;
}, 60_000);

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Providers without a usable account, and accounts without a provider. */
async function halves({
  directory,
  accounts,
}: SavingWindow): Promise<{ readonly definitions: string[]; readonly secrets: string[] }> {
  const { providers, problems, byId } = directory.current();
  const unusable = await Promise.all(
    providers.map(async (provider) => ((await accounts.read(provider)).ok ? [] : [provider.id])),
  );
  const secrets = (await readdir(folder)).flatMap(
    (name) => /^secret\.account\.([0-9a-f-]{36})$/.exec(name)?.[1] ?? [],
  );
  return {
    definitions: [...unusable.flat(), ...problems.map(({ id }) => id ?? 'all')],
    secrets: secrets.filter((id) => !byId.has(id)),
  };
}

describe(`a window that is killed while it saves, ${String(kills)} times`, () => {
  it('leaves whole providers, or what the next start finds and repairs', async () => {
    const found = { added: 0, changed: 0, deleted: 0 };
    let rounds = 0;
    for (let kill = 0; kill < kills; kill++) {
      const { child, ended } = runBundle(saver, [folder]);
      child.on('message', (message) => {
        if (message === 'round') rounds++;
      });
      await new Promise((resolve) => child.once('message', resolve));
      await wait(Math.random() * Math.min(1.5 * roundMs, 600));
      child.kill('SIGKILL');
      expect(await ended).toBe('SIGKILL');

      const next = savingWindow(folder);
      const unfinished = await next.repairs.find();
      const ids = new Set(unfinished.map(({ id }) => id));
      const broken = await halves(next);
      expect([...broken.definitions, ...broken.secrets].filter((id) => !ids.has(id))).toEqual([]);
      for (const { from, to } of unfinished) {
        found[from === undefined ? 'added' : to === undefined ? 'deleted' : 'changed']++;
      }

      for (const change of unfinished) {
        if (kill % 2 === 1) {
          expect(await next.repairs.discard(change)).toEqual({ ok: true, value: undefined });
          continue;
        }
        const finished = await next.repairs.finish(change);
        expect(finished).toMatchObject({ ok: true });
        if (!finished.ok || finished.value === undefined) continue;
        const account = await next.accounts.read(finished.value);
        if (account.ok) continue;
        // Killed before the token was stored: the product asks for it again.
        expect([change.from, account.error.kind]).toEqual([undefined, 'missing']);
        await next.accounts.save(finished.value, { token: new Secret('entered again') });
      }
      expect(await next.repairs.find()).toEqual([]);
      expect(await halves(next)).toEqual({ definitions: [], secrets: [] });
    }
    expect(await readFile(join(folder, 'settings.json'), 'utf8')).toContain('// mine');
    console.log(`${String(rounds)} rounds were saved, interrupted:`, found);
    // Otherwise the kills hit nothing.
    expect(found.added).toBeGreaterThan(0);
    expect(found.changed).toBeGreaterThan(0);
  }, 180_000);
});
