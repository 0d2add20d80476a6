import { spawn, type ChildProcess } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sample, workspaceScope } from '../core/sampleProviders';
import { createGitWorld, type GitWorld, type HelperKind } from './gitWorld';
import { memorySource } from './memorySource';
import { processesHolding } from './processesHolding';
import { providerSource } from './providerSource';
import { runProgram } from './runProgram';
import { within } from './within';

const claim = 'https://git.example.com';
const request = (path: string, more = ''): string =>
  `protocol=https\nhost=git.example.com\npath=${path}\n${more}\n`;
const ours = 'canary-of-acme';
let world: GitWorld;

describe.each<HelperKind>(['shell', 'node'])('several windows and the %s helper', (kind) => {
  beforeEach(async () => {
    world = await createGitWorld(kind);
  });
  afterEach(() => world.close());

  const password = async (env: Record<string, string | undefined>, path: string): Promise<string> => {
    const { stdout } = await world.git(env, ['credential', 'fill'], request(path));
    return /^password=(.*)$/m.exec(stdout)?.[1] ?? '';
  };

  it('a terminal gets from its own window what the workspace defines, and from others the user’s alone', async () => {
    const user = sample(claim, { organization: 'shared' });
    const inFirst = sample(claim, { organization: 'first', scope: workspaceScope });
    const inSecond = sample(claim, { organization: 'second', scope: workspaceScope });
    const first = await world.openWindow(
      'wa',
      await providerSource([
        [user, 'of-user'],
        [inFirst, 'of-first'],
      ]),
      [claim],
    );
    const second = await world.openWindow(
      'wb',
      await providerSource([
        [user, 'of-user'],
        [inSecond, 'of-second'],
      ]),
      [claim],
    );
    const paths = ['shared/a.git', 'first/a.git', 'second/a.git'];
    const all = (env: Record<string, string | undefined>) =>
      Promise.all(paths.map((path) => password(env, path)));
    expect(await all(world.terminal(first))).toEqual(['of-user', 'of-first', 'typed']);
    expect(await all(world.terminal(second))).toEqual(['of-user', 'typed', 'of-second']);
    first.dispose();
    expect(await all(world.terminal(first))).toEqual(['of-user', 'typed', 'typed']);
    // A terminal that knows of no window, as one of another program does.
    const unknown = { ...world.terminal(first), GIT_PROVIDERS_WINDOW: undefined };
    expect(await all(unknown)).toEqual(['of-user', 'typed', 'typed']);
    second.dispose();
    expect(await all(world.terminal(second))).toEqual(['typed', 'typed', 'typed']);
  });

  it('a window that comes back is asked again by the terminals that outlived it', async () => {
    const side = await world.openWindow('wa', memorySource({ acme: 'before' }), [claim]);
    const env = world.terminal(side);
    expect(await password(env, 'acme/a.git')).toBe('before');
    side.dispose();
    await world.openWindow('wa', memorySource({ acme: 'after' }), [claim]);
    expect(await password(env, 'acme/a.git')).toBe('after');
  });
});

/** What a broker may do to Git short of ending; each takes over the socket of the window. */
const hangs: readonly [string, (socket: Socket) => void][] = [
  ['does not read', () => undefined],
  ['reads and does not answer', (socket) => socket.resume()],
  [
    'begins to answer',
    (socket) => {
      socket.resume().write('answered\nusername=a\npassword=b\n');
    },
  ],
  [
    'answers a byte now and then',
    (socket) => {
      const timer = setInterval(() => socket.write('x'), 200);
      socket.resume().once('close', () => {
        clearInterval(timer);
      });
    },
  ],
  [
    'gives a ticket and hangs then',
    (socket) => {
      socket.on('data', (chunk: Buffer) => {
        if (/^ticket=$/m.test(chunk.toString())) socket.end('wait\nwait=abc\nend\n');
      });
    },
  ],
];

describe.each<HelperKind>(['shell', 'node'])('a window that hangs, with the %s helper', (kind) => {
  let env: Record<string, string | undefined>;
  let stop: () => void;
  beforeEach(async () => {
    world = await createGitWorld(kind);
    stop = () => undefined;
    const side = await world.openWindow('w1', memorySource({ acme: ours }), [claim]);
    env = world.terminal(side);
    side.dispose();
  });
  afterEach(async () => {
    stop();
    await world.close();
  });

  /** Milliseconds beyond what Git takes alone; the machine may be busy, so the better of two counts. */
  async function costs(command: string, input: string): Promise<number> {
    const costsOnce = async (): Promise<number> => {
      const alone = await world.git(world.plain, ['credential', command], input);
      const together = await world.git(env, ['credential', command], input);
      expect(together.code).toBe(0);
      if (command === 'fill') expect(together.stdout).toContain('password=typed\n');
      return together.milliseconds - alone.milliseconds;
    };
    const first = await costsOnce();
    return first < 2_000 ? first : costsOnce();
  }

  const credential = request('acme/a.git', 'username=u\npassword=p\n');

  it.each(hangs)('and %s costs Git two seconds at most', async (_, listener) => {
    const sockets: Socket[] = [];
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      sockets.push(socket.on('error', () => undefined));
      listener(socket);
    });
    await new Promise<void>((resolve) =>
      server.listen(join(world.runtimeDirectory, 'w1-999991.sock'), resolve),
    );
    stop = () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    };
    expect(await costs('fill', request('acme/a.git'))).toBeLessThan(2_000);
    expect(await costs('approve', credential)).toBeLessThan(700);
    expect(await costs('reject', credential)).toBeLessThan(700);
  });

  it('costs no more where whoever runs Git ignores signals, and leaves no process', async () => {
    const server = createServer().listen(join(world.runtimeDirectory, 'w1-999991.sock'));
    stop = () => server.close();
    const words = ['-c', "trap '' TERM HUP INT; exec /usr/bin/git credential fill"];
    const filled = await runProgram('/bin/sh', words, { env, input: request('acme/a.git') });
    expect(filled.stdout).toContain('password=typed\n');
    expect(filled.milliseconds).toBeLessThan(2_500);
    await within(2_000, async () => {
      expect(await processesHolding(world.runtimeDirectory)).toEqual([]);
    });
  });

  it('because its process was stopped costs no more, and others are asked', async () => {
    const socket = join(world.runtimeDirectory, 'w1-999991.sock');
    const frozen = spawn(process.execPath, [
      '-e',
      `require('node:net').createServer().listen(process.argv[1], () => console.log('listening'))`,
      socket,
    ]);
    await listening(frozen);
    frozen.kill('SIGSTOP');
    stop = () => frozen.kill('SIGKILL');
    expect(await costs('fill', request('acme/a.git'))).toBeLessThan(2_000);
    await world.openWindow('w2', memorySource({ acme: ours }), [claim]);
    const filled = await world.git(env, ['credential', 'fill'], request('acme/a.git'));
    expect(filled.stdout).toContain(`password=${ours}\n`);
    expect(filled.milliseconds).toBeLessThan(2_500);
  });

  it('or whose socket is a file, a directory or dead costs nothing to speak of', async () => {
    await writeFile(join(world.runtimeDirectory, 'w1-1.sock'), '');
    await writeFile(join(world.runtimeDirectory, 'w1-2 $(exit).sock'), '');
    expect(await costs('fill', request('acme/a.git'))).toBeLessThan(700);
  });
});

async function listening(child: ChildProcess): Promise<void> {
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await within(5_000, () => {
    expect(said).toContain('listening');
  });
}
