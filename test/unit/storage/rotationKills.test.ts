import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../../src/core/account/secret';
import { findInterrupted } from '../../../src/core/lifecycle/rotation/findInterrupted';
import type { Provider } from '../../../src/core/provider/provider';
import { until } from '../../browser/until';
import { startPracticeHosts, type PracticeHosts } from '../../hosts/startPracticeHosts';
import { bundled, runBundle } from './bundled';
import { hosts, rotatingWindow, type RotatingWindow } from './rotatingWindow';

let practice: PracticeHosts;
let directory: string;
let program: string;

beforeAll(async () => {
  practice = await startPracticeHosts({ only: ['gitlab'] });
  directory = await mkdtemp(join(tmpdir(), 'rotation-kills-'));
  program = await bundled('rotateUntil', directory);
}, 60_000);

afterAll(async () => {
  await practice.closeAll();
  await rm(directory, { recursive: true, force: true });
});

let count = 0;

/** A folder with the token of one provider in its secret store. */
async function start(): Promise<string> {
  const token = `glpat-CANARYkilled${String(++count).padStart(8, '0')}`;
  practice.gitlab.addToken({ token, label: token, user: 'alice', scopes: ['api'] });
  const folder = await mkdtemp(join(directory, 'window-'));
  const { accounts, provider } = rotatingWindow(folder, practice.gitlab.baseUrl);
  await accounts.save(provider, { token: new Secret(token) });
  return folder;
}

/** Rotates in a process of its own, which is killed at the point. */
async function killAt(point: string, folder: string): Promise<void> {
  practice.gitlab.clearRequests();
  const { child, ended } = runBundle(program, [point, folder, practice.gitlab.baseUrl]);
  if (point === 'asked') {
    await until(
      'the request',
      () => practice.gitlab.requests.some(({ path }) => path.endsWith('/rotate')) || undefined,
    );
  } else await new Promise((resolve) => child.once('message', resolve));
  child.kill('SIGKILL');
  expect(await ended).toBe('SIGKILL');
}

/** What the next window tells. */
async function lookAfter(next: RotatingWindow): Promise<readonly Provider[]> {
  const turn = await next.storage.takeRotationTurn();
  expect(turn).toBeDefined();
  const find = () => next.provider;
  const found = await findInterrupted({
    ...next,
    hosts,
    journal: next.storage.rotations,
    find,
    now: () => new Date(),
  });
  await turn?.release();
  return found;
}

async function works({ accounts, provider }: RotatingWindow): Promise<boolean> {
  const account = await accounts.read(provider);
  const headers = { 'private-token': account.ok ? account.value.token.open() : '' };
  return (await fetch(`${practice.gitlab.baseUrl}/api/v4/user`, { headers })).ok;
}

function journal(folder: string): Promise<readonly string[]> {
  return readdir(join(folder, 'storage', 'rotations'));
}

describe('a window that is killed while it rotates a token', { timeout: 30_000 }, () => {
  it('before the request leaves nothing to tell', async () => {
    const folder = await start();
    await killAt('before', folder);
    expect(await journal(folder)).toHaveLength(1);
    const next = rotatingWindow(folder, practice.gitlab.baseUrl);
    expect(await lookAfter(next)).toEqual([]);
    expect(await works(next)).toBe(true);
    expect(await journal(folder)).toEqual([]);
  });

  it('after the host has answered, and before the new token is stored, leaves a word for the next one', async () => {
    const folder = await start();
    await killAt('unstored', folder);
    const next = rotatingWindow(folder, practice.gitlab.baseUrl);
    expect(await works(next)).toBe(false);
    expect(await lookAfter(next)).toMatchObject([{ name: 'Work' }]);
    expect(next.health.read(next.provider.id)?.outcome).toBe('rejected');
    expect(await lookAfter(next)).toEqual([]);
  });

  it('while the answer is on its way leaves the same word', async () => {
    const folder = await start();
    const path = new URL(practice.gitlab.baseUrl).pathname.replace(/\/$/, '');
    practice.gitlab.faults.set(`${path}/api/v4/personal_access_tokens/self/rotate`, { hangInBody: true });
    await killAt('asked', folder);
    practice.gitlab.faults.clear();
    const next = rotatingWindow(folder, practice.gitlab.baseUrl);
    await until('the end of the old token', async () => !(await works(next)) || undefined);
    expect(await lookAfter(next)).toMatchObject([{ name: 'Work' }]);
  });

  it('after the new token is stored leaves a provider that works, and nothing to tell', async () => {
    const folder = await start();
    await killAt('stored', folder);
    const next = rotatingWindow(folder, practice.gitlab.baseUrl);
    expect(await lookAfter(next)).toEqual([]);
    expect(await works(next)).toBe(true);
    expect(await journal(folder)).toEqual([]);
  });
});

describe('what is left of a rotation', { timeout: 30_000 }, () => {
  it('waits for the host to be back', async () => {
    const folder = await start();
    await killAt('unstored', folder);
    const next = rotatingWindow(folder, practice.gitlab.baseUrl);
    practice.gitlab.faults.set('/', { reset: true });
    expect(await lookAfter(next)).toEqual([]);
    practice.gitlab.faults.clear();
    expect(await lookAfter(next)).toHaveLength(1);
  });

  it('waits for its provider, which may be of another workspace, and not for ever', async () => {
    const folder = await start();
    await killAt('unstored', folder);
    const next = rotatingWindow(folder, practice.gitlab.baseUrl);
    const parts = { ...next, hosts, journal: next.storage.rotations, find: () => undefined };
    expect(await findInterrupted({ ...parts, now: () => new Date() })).toEqual([]);
    expect(await journal(folder)).toHaveLength(1);
    const later = new Date(Date.now() + 31 * 86_400_000);
    expect(await findInterrupted({ ...parts, now: () => later })).toEqual([]);
    expect(await journal(folder)).toEqual([]);
  });

  it('is no word where a new token was entered since', async () => {
    const folder = await start();
    await killAt('unstored', folder);
    const next = rotatingWindow(folder, practice.gitlab.baseUrl);
    await next.accounts.save(next.provider, {
      token: new Secret(practice.gitlab.token('full access').token),
    });
    expect(await lookAfter(next)).toEqual([]);
    expect(await journal(folder)).toEqual([]);
  });

  it('is nothing to the window that is still at it, and holds no token', async () => {
    const folder = await start();
    const own = rotatingWindow(folder, practice.gitlab.baseUrl);
    const entry = await own.storage.rotations.begin({ id: own.provider.id, name: 'Work' });
    expect(await own.storage.rotations.unfinished()).toEqual([]);
    const [name = ''] = await journal(folder);
    expect(await readFile(join(folder, 'storage', 'rotations', name), 'utf8')).not.toContain('glpat');
    entry.leave();
    expect(await own.storage.rotations.unfinished()).toHaveLength(1);
  });

  it('is left alone where it cannot be read: such a one was never begun', async () => {
    const folder = await start();
    const own = rotatingWindow(folder, practice.gitlab.baseUrl);
    const entry = await own.storage.rotations.begin({ id: own.provider.id, name: 'Work' });
    entry.leave();
    const [name = ''] = await journal(folder);
    await writeFile(join(folder, 'storage', 'rotations', name), '{"version":1,"pid":');
    expect(await own.storage.rotations.unfinished()).toEqual([]);
  });
});
