import { appendFile, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
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

  it("takes no order from the user's configuration of Git, which may note what is run", async () => {
    const { world } = window;
    const [log, stolen] = [join(world.directory, 'log'), join(world.directory, 'stolen')];
    const sections = [
      `[trace2]\n\tnormalTarget = ${log}\n\tperfTarget = ${log}\n\tenvVars = *\n`,
      `[alias]\n\tcredential-cache = "!touch '${stolen}'"\n\tcredential = "!touch '${stolen}'"\n`,
      `[credentialCache]\n\tignoreSIGHUP = true\n`,
    ];
    await appendFile(join(world.home, '.gitconfig'), sections.join(''));
    const env = { ...window.env, GIT_TRACE: log, GIT_TRACE_SETUP: log };
    const filled = await world.git(env, ['credential', 'fill'], `url=${url}\n\n`);
    expect(filled.stdout).toContain(`password=${canary}-of-git\n`);
    await world.git(env, ['credential', 'approve'], `url=${url}\nusername=u\npassword=${canary}-of-git\n\n`);
    expect(await readFile(log, 'utf8')).toContain('credential');
    expect(await readFile(log, 'utf8')).not.toContain(canary);
    await expect(readFile(stolen, 'utf8')).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('runs no program of a workspace or of the search path in the place of its own', async () => {
    const { world } = window;
    const workspace = join(world.directory, 'workspace');
    const log = join(world.directory, 'ran');
    await mkdir(join(workspace, 'node_modules', '.bin'), { recursive: true });
    const names = [
      'git-credential-cache',
      'sleep',
      'find',
      'node',
      'sh',
      'printf',
      'test',
      'cat',
      'env',
      'w1-credential-helper',
    ];
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
    const imposter = createServer((socket) => {
      asked.push('asked');
      socket.end('answered\nusername=evil\npassword=evil\nend\n');
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
      'answered\nusername=a\npassword=b\nhost=evil.example\nend\n',
      'answered\nusername=a\nusername=b\npassword=c\nurl=https://evil.example\nend\n',
      'answered\nquit=1\nreason=\u001b]0;evil\u0007\nend\n',
      'answered\npassword=b\nend\n',
      'answered\nusername=evil\npassword=evil\n',
      'username=evil\npassword=evil\nend\n',
      'declined\nusername=evil\npassword=evil\nend\n',
      'wait\nwait=../../x\nend\n',
      'wait\nwait=\nend\n',
      'wait\nend\n',
      `answered\nusername=${'a'.repeat(100_000)}\nend\n`,
      '\0\0\0',
      '',
    ];
    let asked = 0;
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      asked += 1;
      socket.on('error', () => undefined).resume();
      socket.end(answers[0] ?? '');
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
    expect(asked).toBeGreaterThanOrEqual(said.length);
    expect(said[0]).toContain('host=git.example.com\n');
    expect(said.join('\n')).not.toContain('evil');
    expect(said.join('\n')).not.toContain('\u001b');
    expect(said.slice(3).every((text) => text.includes('password=typed\n') || text.includes(canary))).toBe(
      true,
    );
  }, 20_000);
});
