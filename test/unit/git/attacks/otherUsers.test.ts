import { chmod, chown, copyFile, lstat, mkdir, rm, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGitSide } from '../../../../src/git/gitSide';
import { openRuntimeDirectory } from '../../../../src/git/runtimeDirectory';
import { memorySource } from '../memorySource';
import { runProgram } from '../runProgram';
import { attackedWindow, canary, type AttackedWindow } from './attackedWindow';

const nobody = 65534;
const isRoot = process.getuid?.() === 0;
let window: AttackedWindow;

beforeEach(async () => {
  window = await attackedWindow('shell');
  // Others may come as far as the private directories.
  await chmod(window.world.directory, 0o755);
});
afterEach(() => window.world.close());

interface Said {
  readonly code: number | null;
  readonly text: string;
}

function asNobody(program: string, words: readonly string[], input = ''): Promise<Said> {
  const child = spawn(program, words, {
    uid: nobody,
    gid: nobody,
    cwd: '/',
    env: { ...window.env, HOME: '/nonexistent' },
    stdio: 'pipe',
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, text });
    });
  });
}

const asked = 'protocol=https\nhost=git.example.com\npath=acme/web.git\n';

// Only the administrator can become another user; elsewhere the modes alone are looked at.
describe.runIf(isRoot)('another user of this machine', () => {
  it('does not reach the socket, also where its name is known', async () => {
    const { world, source } = window;
    const socket = join(world.runtimeDirectory, `w1-${process.pid}.sock`);
    const words = ['credential-cache', '--socket', socket, 'get'];
    const question = `operation=get\nwindow=w1\n\n${asked}`;
    const { code, text } = await asNobody('/usr/bin/git', words, question);
    expect(code).not.toBe(0);
    expect(text).not.toContain(canary);
    expect(source.answered).toEqual([]);
    const own = await runProgram('/usr/bin/git', words, { env: window.env, input: question });
    expect(own.stdout).toContain(canary);
  });

  it('gets nothing from the helper, nor from a copy of it', async () => {
    const { world, source } = window;
    const helper = join(world.storageDirectory, 'git', 'w1-credential-helper');
    const copy = join(world.directory, 'copy');
    await copyFile(helper, copy);
    await chmod(copy, 0o755);
    await chmod(world.home, 0o755);
    expect((await asNobody('/bin/cat', [helper])).code).not.toBe(0);
    const { text } = await asNobody(copy, ['get'], asked);
    expect(text).not.toContain(canary);
    expect(source.answered).toEqual([]);
  });

  it('cannot be there first: a directory of theirs is not used, and Git goes on by itself', async () => {
    const { world } = window;
    const temporary = join(world.directory, 'tmp');
    await mkdir(temporary);
    await chmod(temporary, 0o1777);
    const place = { environment: {}, temporaryDirectory: temporary, uid: 0 };
    const squatted = join(temporary, 'git-providers-0');
    const made = await asNobody('/bin/mkdir', ['-m', '700', squatted]);
    expect(made.code).toBe(0);
    expect((await lstat(squatted)).uid).toBe(nobody);
    expect(await openRuntimeDirectory(place)).toEqual({
      ok: false,
      error: { kind: 'squatted', path: squatted },
    });
    await rm(squatted, { recursive: true });
    await asNobody('/bin/ln', ['-s', world.runtimeDirectory, squatted]);
    expect(await openRuntimeDirectory(place)).toMatchObject({ ok: false, error: { kind: 'squatted' } });
    await rm(squatted);
    await asNobody('/usr/bin/touch', [squatted]);
    expect(await openRuntimeDirectory(place)).toMatchObject({ ok: false, error: { kind: 'squatted' } });
  });

  it('that takes the session’s directory is answered by an include file without claims', async () => {
    const { world } = window;
    const session = join(world.directory, 'session');
    await mkdir(join(session, 'git-providers'), { recursive: true });
    await chown(join(session, 'git-providers'), nobody, nobody);
    const side = createGitSide({
      storageDirectory: world.storageDirectory,
      windowId: 'w2',
      environment: { ...world.plain, XDG_RUNTIME_DIR: session },
      forbiddenRoots: [],
      node: process.execPath,
      nodeHelper: '/nowhere.js',
      onError: () => undefined,
    });
    expect(await side.start(memorySource({ acme: canary }))).toMatchObject({ error: { kind: 'squatted' } });
    await side.claim(['https://git.example.com']);
    const filled = await world.git(world.terminal(side), ['credential', 'fill'], `${asked}\n`);
    expect(filled.stdout).toContain('password=typed\n');
    side.dispose();
  });
});

describe('what is on the disk', () => {
  it('is for its user alone, and holds no token', async () => {
    const { world } = window;
    expect((await window.fill('https://git.example.com/acme/web.git')).stdout).toContain(canary);
    const mode = async (...parts: string[]) => (await lstat(join(...parts))).mode & 0o777;
    expect(await mode(world.runtimeDirectory)).toBe(0o700);
    expect(await mode(world.runtimeDirectory, 'answered')).toBe(0o600);
    expect(await mode(world.storageDirectory, 'git')).toBe(0o700);
    expect(await mode(world.storageDirectory, 'git', 'w1.gitconfig')).toBe(0o600);
    expect(await mode(world.storageDirectory, 'git', 'w1-credential-helper')).toBe(0o700);
    const found = await world.git(world.plain, ['grep', '--no-index', '-l', canary, '--', '.']);
    expect(found.stdout).toBe('');
    await writeFile(join(world.directory, 'planted'), canary);
    const control = await world.git(world.plain, ['grep', '--no-index', '-l', canary, '--', '.']);
    expect(control.stdout).toBe('planted\n');
  });
});
