import { createServer, type Server } from 'node:net';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../scripts/freePort.mjs';
import { addTestedProvider } from './addProvider';
import { openBrowserProfile } from './browserProfile';
import { cloneByPalette } from './cloneByPalette';
import { lsRemoteWithToken } from './gitWithToken';
import { npmStart, portsIn, type NpmStart } from './npmStart';
import { readPrintedHosts } from './printedHosts';
import { until } from './until';
import { waitForWorkbench, workbenchWindow } from './workbenchWindow';

/** What a person is promised to wait at most after Ctrl+C, in ms. */
const endsWithin = 5000;

let directory: string;
const starts: NpmStart[] = [];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'gp-'));
});

afterAll(async () => {
  for (const start of starts) {
    start.signal('SIGTERM');
    await everythingToEnd(start);
  }
  await rm(directory, { recursive: true, force: true, maxRetries: 5 });
});

async function start(...args: readonly string[]): Promise<NpmStart> {
  const started = await npmStart(args);
  starts.push(started);
  return started;
}

async function everythingToEnd(started: NpmStart): Promise<void> {
  await until('the end of every process', () => started.processes().length === 0 || undefined, {
    timeout: endsWithin,
    seen: () => started.processes(),
  });
}

function isFree(port: number): Promise<boolean> {
  return freePort(port).then((found) => found === port);
}

describe('npm start', () => {
  let port: number;
  let first: NpmStart;
  let context: BrowserContext | undefined;

  beforeAll(async () => {
    port = await freePort();
    first = await start('--port', String(port), '--data', join(directory, 'data'));
  });

  afterAll(async () => {
    await context?.close();
  });

  it('prints the address of VS Code at the port that was asked for', () => {
    expect(first.address).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${port}/`));
  });

  it.each([
    ['Practice GitHub', 'alice'],
    ['Practice GitLab', 'alice'],
    ['Practice Bitbucket Cloud', 'x-bitbucket-api-token-auth'],
    ['Practice Bitbucket Data Center', 'alice'],
  ])('prints for %s a base URL, a clone URL and a token that Git can use', async (title, username) => {
    const hosts = readPrintedHosts(first.output());
    expect(hosts.map((host) => host.title)).toContain(title);
    const host = hosts.find((one) => one.title === title)!;
    const [token] = host.tokens.values();
    expect(host.cloneUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//);
    expect(host.cloneUrl.startsWith(`${host.baseUrl}/`)).toBe(true);
    expect(token).toMatch(/^\S{20,}$/);
    const refs = await lsRemoteWithToken(directory, host.cloneUrl, { username, token: token! });
    expect(refs).toContain('refs/heads/main');
    await expect(lsRemoteWithToken(directory, host.cloneUrl, { username, token: 'wrong' })).rejects.toThrow(
      /Authentication failed/,
    );
  });

  it('opens a window with the extension in it', async () => {
    context = await openBrowserProfile(join(directory, 'browser'), new URL(first.address).origin);
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(first.address);
    await waitForWorkbench(page);
    const window = workbenchWindow(
      () => page,
      () => directory,
    );
    await window.openActivityBar('Git Providers');
    expect((await window.welcome('Providers')).buttons).toEqual(['Add Provider…']);
    expect(await page.title()).toContain('sample');
  });

  it('has all that it takes there to add a provider, test it and clone what is printed', async () => {
    const page = context?.pages()[0];
    if (page === undefined) throw new Error('There is no window.');
    const window = workbenchWindow(
      () => page,
      () => directory,
    );
    const [host] = readPrintedHosts(first.output());
    const token = host?.tokens.get('full access');
    if (host === undefined || token === undefined) throw new Error('No token is printed.');
    const sentence = await addTestedProvider(window, {
      host: { label: host.title, baseUrl: host.baseUrl, productName: 'GitHub' },
      name: 'Practice',
      token: { token },
    });
    expect(sentence).toContain('Connected as alice');
    const clones = join(directory, 'clones');
    await mkdir(clones);
    await cloneByPalette(window, host.cloneUrl, clones);
    expect(existsSync(join(clones, basename(host.cloneUrl, '.git'), '.git'))).toBe(true);
  });

  it('gives a second start data and ports of its own, and ends that one alone on Ctrl+C', async () => {
    const data = join(directory, 'data');
    const second = await start('--port', String(port), '--data', data);
    expect(second.output()).toContain(`Another start uses the data in ${data}; this one uses ${data}-2.`);
    expect(second.output()).toContain(`Port ${port} is taken.`);
    const shared = portsIn(second.output()).filter((other) => portsIn(first.output()).includes(other));
    expect(shared).toEqual([]);
    expect(portsIn(second.output())).toHaveLength(5);
    second.pressCtrlC();
    await everythingToEnd(second);
    const free = await Promise.all(portsIn(second.output()).map(isFree));
    expect(free).toEqual([true, true, true, true, true]);
    expect((await fetch(`${new URL(first.address).origin}/healthz`)).ok).toBe(true);
  });

  it('leaves no process and no open port behind when it is told to end', async () => {
    expect(first.processes().length).toBeGreaterThan(2);
    first.signal('SIGTERM');
    await everythingToEnd(first);
    const free = await Promise.all(portsIn(first.output()).map(isFree));
    expect(free).toEqual([true, true, true, true, true]);
  });
});

describe('npm start --no-practice', () => {
  let taken: Server;
  let bare: NpmStart;
  let port: number;

  beforeAll(async () => {
    taken = createServer();
    port = await freePort();
    await new Promise<void>((resolve) => taken.listen(port, '127.0.0.1', resolve));
    bare = await start('--no-practice', '--port', String(port), '--data', join(directory, 'bare'));
  });

  afterAll(() => {
    taken.close();
  });

  it('starts VS Code alone', async () => {
    expect(readPrintedHosts(bare.output())).toEqual([]);
    expect(portsIn(bare.output())).toHaveLength(1);
    expect((await fetch(`${new URL(bare.address).origin}/healthz`)).ok).toBe(true);
  });

  it('keeps its settings in the folder that was asked for', () => {
    expect(existsSync(join(directory, 'bare', 'data', 'User', 'settings.json'))).toBe(true);
  });

  it('takes another port where the wanted one is taken, and says so', () => {
    expect(portsIn(bare.output())).not.toContain(port);
    expect(bare.output()).toContain(`Port ${port} is taken.`);
  });

  it('ends with an npm that is killed, and leaves its data to the next start', async () => {
    bare.signal('SIGKILL');
    await everythingToEnd(bare);
    expect(await Promise.all(portsIn(bare.output()).map(isFree))).toEqual([true]);
    const next = await start('--no-practice', '--port', '0', '--data', join(directory, 'bare'));
    expect(next.output()).not.toContain('Another start');
    next.pressCtrlC();
    await everythingToEnd(next);
  });
});
