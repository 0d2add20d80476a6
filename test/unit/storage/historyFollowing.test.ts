import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { History } from '../../../src/core/history/history';
import { presentDefinitions } from '../../../src/core/history/presentDefinitions';
import { encodeDefinition } from '../../../src/core/provider/decodeDefinition';
import { scopeKey, userScope, type Provider } from '../../../src/core/provider/provider';
import { readDirectory, type Directory } from '../../../src/core/provider/readDirectory';
import { createEmitter, type Emitter } from '../../../src/shared/emitter';
import { createHistory } from '../../../src/storage/historyFiles';
import { followDefinitions, type DefinitionWatch } from '../../../src/ui/followDefinitions';
import { everythingAllowed, knownHosts, sample } from '../core/sampleProviders';

let folder: string;
let windows: Window[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'history-'));
  windows = [];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(async () => {
  for (const { watch } of windows) watch.dispose();
  vi.useRealTimers();
  await rm(folder, { recursive: true, force: true });
});

interface Window {
  readonly watch: DefinitionWatch;
  readonly history: History;
  /** How often the history was read. */
  reads: number;
  saving: boolean;
  refuses: boolean;
  /** The names of what was told to be lost, each time. */
  readonly lost: string[][];
  readonly warnings: string[];
}

/** The settings that all windows share. */
const shared: { providers: readonly Provider[] } = { providers: [] };
const changed: Emitter<void> = createEmitter();

function layers() {
  const entries = shared.providers.map((provider) => [provider.id, encodeDefinition(provider)] as const);
  return [{ scope: userScope, providers: Object.fromEntries(entries), defaultProvider: undefined }];
}

function change(...providers: readonly Provider[]): void {
  shared.providers = providers;
  changed.fire();
}

function openWindow(windowId: string): Window {
  const history = createHistory({
    directory: folder,
    windowId,
    now: () => new Date(),
    machine: 'laptop',
  });
  const read = (): Promise<Awaited<ReturnType<History['read']>>> => {
    window.reads++;
    return history.read();
  };
  const record: History['record'] = (note) =>
    window.refuses ? Promise.reject(new Error('disk full')) : history.record(note);
  const current = (): Directory => readDirectory(layers(), knownHosts, everythingAllowed);
  const window: Window = {
    history,
    reads: 0,
    saving: false,
    refuses: false,
    lost: [],
    warnings: [],
    watch: followDefinitions({
      directory: { current, onDidChange: changed.event },
      entries: () => presentDefinitions(layers()),
      visibleScopes: () => layers().map(({ scope }) => scopeKey(scope)),
      refresh: () => Promise.resolve(),
      history: { read, record },
      isSaving: () => window.saving,
      onLost: (lost) => window.lost.push(lost.map(({ name }) => name)),
      log: { warn: (message) => window.warnings.push(message) },
    }),
  };
  windows.push(window);
  return window;
}

async function kinds({ history }: Window): Promise<readonly string[]> {
  return (await history.read()).map(({ action }) =>
    'outside' in action ? `${action.kind} outside` : action.kind,
  );
}

/** Lets so much time pass, and waits until all windows have done what they do then. */
async function pass(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
  // Each window's own turn in its history comes after what it does to it.
  for (let round = 0; round < 3; round++) for (const { history } of windows) await history.read();
}

describe('a window that follows the settings', () => {
  it('looks some time after its start, and records what it finds', async () => {
    shared.providers = [sample('https://github.com')];
    const window = openWindow('w1');
    await pass(4_900);
    expect(window.reads).toBe(0);
    await pass(100);
    await vi.waitFor(async () => {
      expect(await kinds(window)).toEqual(['created outside']);
    });
  });

  it('records what changes by hand, once it has settled, and reads no file when nothing did', async () => {
    const provider = sample('https://github.com');
    shared.providers = [provider];
    const window = openWindow('w1');
    await pass(5_000);
    change({ ...provider, organization: 'a' });
    await pass(1_900);
    change({ ...provider, organization: 'ac' });
    await pass(1_900);
    expect(await kinds(window)).toEqual(['created outside']);
    await pass(100);
    await vi.waitFor(async () => {
      expect(await kinds(window)).toEqual(['created outside', 'edited outside']);
    });
    const { reads } = window;
    change(...shared.providers);
    await pass(2_000);
    expect(window.reads).toBe(reads);
  });

  it('records nothing that a command has recorded, of this window or another', async () => {
    const provider = sample('https://github.com');
    shared.providers = [];
    const [one, two] = [openWindow('w1'), openWindow('w2')];
    await pass(5_000);
    const { id, name } = provider;
    const definition = encodeDefinition(provider);
    one.saving = true;
    change(provider);
    await one.history.record({ id, name, scope: 'user', action: { kind: 'created', definition } });
    one.saving = false;
    await pass(2_000);
    await pass(2_000);
    expect(await kinds(two)).toEqual(['created']);
    change({ ...provider, name: 'Renamed' });
    await one.history.record({
      id,
      name: 'Renamed',
      scope: 'user',
      action: { kind: 'edited', fields: ['name'], definition: { ...definition, name: 'Renamed' } },
    });
    await pass(2_000);
    await pass(2_000);
    expect(await kinds(two)).toEqual(['created', 'edited']);
  });

  it('waits while a change of its own is under way', async () => {
    shared.providers = [];
    const window = openWindow('w1');
    await pass(5_000);
    window.saving = true;
    change(sample('https://github.com'));
    await pass(10_000);
    expect(await kinds(window)).toEqual([]);
    window.saving = false;
    await pass(2_000);
    await vi.waitFor(async () => {
      expect(await kinds(window)).toEqual(['created outside']);
    });
  });

  it('tells what vanished, once, and when it is back', async () => {
    const [first, second] = [sample('https://github.com'), sample('https://gitlab.com', { type: 'gitlab' })];
    shared.providers = [first, second];
    const window = openWindow('w1');
    await pass(5_000);
    await vi.waitFor(async () => {
      expect(await kinds(window)).toHaveLength(2);
    });
    change(first);
    await pass(2_000);
    await vi.waitFor(() => {
      expect(window.lost).toEqual([[second.name]]);
    });
    change({ ...first, organization: 'acme' });
    await pass(2_000);
    await vi.waitFor(async () => {
      expect(await kinds(window)).toHaveLength(3);
    });
    expect(window.lost).toHaveLength(1);
    change(first, second);
    await pass(2_000);
    await vi.waitFor(() => {
      expect(window.lost).toEqual([[second.name], []]);
    });
  });

  it('does not call lost what another window has deleted, or what is not wanted back', async () => {
    const [first, second] = [sample('https://github.com'), sample('https://gitlab.com', { type: 'gitlab' })];
    shared.providers = [first, second];
    const [one, two] = [openWindow('w1'), openWindow('w2')];
    await pass(5_000);
    await vi.waitFor(async () => {
      expect(await kinds(one)).toHaveLength(2);
    });
    change(second);
    await two.history.record({
      id: first.id,
      name: first.name,
      scope: 'user',
      action: { kind: 'deleted', definition: encodeDefinition(first) },
    });
    await pass(2_000);
    change();
    await pass(2_000);
    await vi.waitFor(() => {
      expect(one.lost).toEqual([[second.name]]);
    });
    await one.history.record({
      id: second.id,
      name: second.name,
      scope: 'user',
      action: { kind: 'dismissed' },
    });
    one.watch.lookAgain();
    await pass(2_000);
    await vi.waitFor(() => {
      expect(one.lost).toEqual([[second.name], []]);
    });
  });

  it('begins anew with a history that was cleared', async () => {
    shared.providers = [sample('https://github.com')];
    const window = openWindow('w1');
    await pass(5_000);
    await window.history.clear();
    window.watch.lookAgain();
    await pass(2_000);
    await vi.waitFor(async () => {
      expect(await kinds(window)).toEqual(['created outside']);
    });
  });

  it('goes on where the disk refuses, and records later', async () => {
    shared.providers = [sample('https://github.com')];
    const window = openWindow('w1');
    window.refuses = true;
    await pass(5_000);
    await vi.waitFor(() => {
      expect(window.warnings).toEqual(['The history could not be followed']);
    });
    window.refuses = false;
    change(...shared.providers);
    await pass(2_000);
    await vi.waitFor(async () => {
      expect(await kinds(window)).toEqual(['created outside']);
    });
  });

  it('does nothing any more once it is closed', async () => {
    shared.providers = [sample('https://github.com')];
    const window = openWindow('w1');
    window.watch.dispose();
    change(...shared.providers);
    window.watch.lookAgain();
    await pass(20_000);
    expect(window.reads).toBe(0);
  });
});
