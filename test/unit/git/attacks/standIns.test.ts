import { mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HelperKind } from '../gitWorld';
import { runProgram, type Outcome } from '../runProgram';
import { attackedWindow, canary, type AttackedWindow } from './attackedWindow';

const url = 'https://git.example.com/acme/web.git';
let window: AttackedWindow;
afterEach(() => window.world.close());

describe.each<HelperKind>(['shell', 'node'])('the %s helper', (kind) => {
  beforeEach(async () => {
    window = await attackedWindow(kind);
  });

  it.each(['.curlrc', '.config/curlrc', '_curlrc'])(
    'takes no order from a %s, wherever it is looked for',
    async (name) => {
      const { world } = window;
      const log = join(world.directory, 'stolen');
      const orders = [
        `trace-ascii = "${log}"`,
        `dump-header = "${log}"`,
        'url = "http://127.0.0.1:9"',
        'fail',
      ];
      for (const folder of [world.home, world.directory, join(world.directory, 'curl')]) {
        await mkdir(join(folder, '.config'), { recursive: true });
        await writeFile(join(folder, name), orders.join('\n'));
      }
      const env = {
        ...window.env,
        CURL_HOME: join(world.directory, 'curl'),
        XDG_CONFIG_HOME: join(world.home, '.config'),
      };
      const filled = await world.git(env, ['credential', 'fill'], `url=${url}\n\n`);
      expect(filled.stdout).toContain(`password=${canary}-of-git\n`);
      await expect(readFile(log, 'utf8')).rejects.toMatchObject({ code: 'ENOENT' });
    },
  );

  it('runs no program of a workspace or of the search path in the place of its own', async () => {
    const { world } = window;
    const workspace = join(world.directory, 'workspace');
    const log = join(world.directory, 'ran');
    await mkdir(join(workspace, 'node_modules', '.bin'), { recursive: true });
    const names = ['curl', 'find', 'node', 'sh', 'printf', 'test', 'cat', 'env', 'w1-credential-helper'];
    for (const folder of [workspace, join(workspace, 'node_modules', '.bin')]) {
      for (const name of names) {
        await writeFile(join(folder, name), `#!/bin/sh\necho ${name} >>'${log}'\n`, { mode: 0o755 });
      }
    }
    await writeFile(join(workspace, '.env'), `GIT_PROVIDERS_WINDOW=evil\n`);
    await writeFile(join(workspace, '.npmrc'), 'node-options=--require ./evil.js\n');
    const env = { ...window.env, PATH: `.:${workspace}:node_modules/.bin:${window.env['PATH'] ?? ''}` };
    const run = (words: readonly string[], input: string): Promise<Outcome> =>
      runProgram('/usr/bin/git', words, { env, cwd: workspace, input });
    expect((await run(['credential', 'fill'], `url=${url}\n\n`)).stdout).toContain(canary);
    const declined = await run(['credential', 'fill'], 'url=https://github.com/other/web.git\n\n');
    expect(declined.stdout).toContain('password=typed\n');
    await run(['credential', 'approve'], `url=${url}\nusername=bob\npassword=of-bob\n\n`);
    await expect(readFile(log, 'utf8')).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it("asks nobody in a directory that is a link, somebody else's, or not there", async () => {
    const { world } = window;
    const elsewhere = join(world.directory, 'elsewhere');
    const asked: string[] = [];
    const imposter = createServer((incoming, response) => {
      asked.push(incoming.url ?? '');
      response.end('username=evil\npassword=evil\n');
    });
    await mkdir(elsewhere, { mode: 0o700 });
    await new Promise<void>((resolve) => imposter.listen(join(elsewhere, 'w1-1.sock'), resolve));
    const moved = join(world.directory, 'moved');
    await rename(world.runtimeDirectory, moved);
    expect((await window.fill(url)).stdout).toContain('password=typed\n');
    await symlink(elsewhere, world.runtimeDirectory);
    expect((await window.fill(url)).stdout).toContain('password=typed\n');
    await rm(world.runtimeDirectory);
    await rename(elsewhere, world.runtimeDirectory);
    if (process.getuid?.() === 0) {
      await runProgram('/bin/chown', ['nobody', world.runtimeDirectory], { env: {} });
      expect((await window.fill(url)).stdout).toContain('password=typed\n');
      await runProgram('/bin/chown', ['root', world.runtimeDirectory], { env: {} });
    }
    expect(asked).toEqual([]);
    imposter.close();
  });

  it('gives no more than Git understands, whatever a socket in its directory answers', async () => {
    const { world } = window;
    const answers = [
      'username=a\npassword=b\nhost=evil.example\n',
      'username=a\nusername=b\npassword=c\nurl=https://evil.example\n',
      'quit=1\nreason=\u001b]0;evil\u0007\n',
      'password=b\n',
      'wait=../../x\n',
      'wait=\n',
      `username=${'a'.repeat(100_000)}\n`,
    ];
    const server = createServer((incoming, response) => {
      incoming.resume().once('end', () => response.end(answers[0]));
    });
    await new Promise<void>((resolve) => server.listen(join(world.runtimeDirectory, 'w0-1.sock'), resolve));
    const env = { ...window.env, GIT_PROVIDERS_WINDOW: 'w0' };
    const said: string[] = [];
    while (answers.length > 0) {
      const filled = await world.git(env, ['credential', 'fill'], `url=${url}\n\n`);
      said.push(filled.stdout + filled.stderr);
      answers.shift();
    }
    server.close();
    expect(said[0]).toContain('host=git.example.com\n');
    expect(said.join('\n')).not.toContain('evil');
    expect(said.join('\n')).not.toContain('\u001b');
    expect(said.slice(3).every((text) => text.includes('password=typed\n') || text.includes(canary))).toBe(
      true,
    );
  }, 20_000);
});
