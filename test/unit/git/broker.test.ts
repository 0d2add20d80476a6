import { existsSync, linkSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rm, stat, symlink } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../../../src/core/account/secret';
import type { CredentialSource, GitAnswer } from '../../../src/core/credential/gitRequest';
import { startBroker, type Broker } from '../../../src/git/broker';
import { decodeReply } from '../../../src/git/brokerProtocol';
import { openRuntimeDirectory, socketPath } from '../../../src/git/runtimeDirectory';
import { memorySource } from './memorySource';
import { runProgram } from './runProgram';
import { within } from './within';

const uid = process.getuid?.();
const asked = 'protocol=https\nhost=h.example\npath=acme/r.git\n';
let directory: string;
let brokers: Broker[];
let bugs: unknown[];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'gp-'));
  brokers = [];
  bugs = [];
});

afterEach(async () => {
  for (const broker of brokers) broker.dispose();
  await rm(directory, { recursive: true, force: true });
});

async function open(
  source: CredentialSource = memorySource({ acme: 't' }),
  windowId = 'w1',
): Promise<Broker> {
  const started = await startBroker({
    runtimeDirectory: directory,
    windowId,
    source,
    onError: (error) => bugs.push(error),
  });
  if (!started.ok) throw new Error(started.error.kind);
  brokers.push(started.value);
  return started.value;
}

/** The reply to a question as the helper's script sends it: kind and lines. */
function ask(path: string, operation: string, body: string, ticket = ''): Promise<[string, string]> {
  return new Promise((resolve, reject) => {
    const socket = connect({ path, allowHalfOpen: true });
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    socket.on('error', reject);
    socket.on('end', () => {
      const reply = decodeReply(text);
      if (reply === undefined) reject(new Error(`no reply: ${text}`));
      else resolve([reply.kind, reply.body]);
    });
    socket.end(
      `action=get\ntimeout=900\noperation=${operation}\nwindow=w1\ntest=\npatience=\nticket=${ticket}\n\n${body}`,
    );
  });
}

describe('the broker', () => {
  it('gives a ticket for an answer that takes its time, for one more request', async () => {
    let answer: (given: GitAnswer) => void = () => undefined;
    const source = memorySource({}, () => new Promise((resolve) => (answer = resolve)));
    const { path } = await open(source);
    const [kind, body] = await ask(path, 'get', asked);
    expect(kind).toBe('wait');
    const ticket = /^wait=([0-9a-f]{32})\n$/.exec(body)?.[1] ?? '';
    const second = ask(path, 'get', asked, ticket);
    answer({ kind: 'credential', username: 'u', password: new Secret('late') });
    expect(await second).toEqual(['answered', 'username=u\npassword=late\n']);
    expect(source.seen).toHaveLength(1);
    expect(await ask(path, 'get', asked, ticket)).toEqual(['declined', '']);
    expect(await ask(path, 'get', asked, 'f'.repeat(32))).toEqual(['declined', '']);
  });

  it('answers, declines and refuses', async () => {
    const { path } = await open();
    expect(await ask(path, 'get', asked)).toEqual(['answered', 'username=x-token\npassword=t\n']);
    expect(await ask(path, 'get', asked.replace('acme', 'other'))).toEqual(['declined', '']);
    expect(await ask(path, 'get', `${asked}host=evil\n`)).toEqual(['refused', '']);
    expect(await ask(path, 'get', `${asked}x=${'a'.repeat(100_000)}\n`)).toEqual(['refused', '']);
    expect(await ask(path, 'other', asked)).toEqual(['refused', '']);
    expect(await ask(path, 'store', `${asked}username=u\npassword=t\n`)).toEqual(['answered', '']);
    expect(await ask(path, 'erase', `${asked}username=u\npassword=foreign\n`)).toEqual(['declined', '']);
  });

  it('is told of a bug behind it, and no other helper gets what may be ours', async () => {
    const bug = new Error('bug');
    const broken = {
      get: () => Promise.reject(bug),
      store: () => Promise.reject(bug),
      erase: () => Promise.reject(bug),
    };
    const { path } = await open(broken);
    expect(await ask(path, 'get', asked)).toEqual(['declined', '']);
    expect(await ask(path, 'store', `${asked}password=t\n`)).toEqual(['answered', '']);
    expect(bugs).toEqual([bug, bug]);
  });

  it('listens where its user alone comes in, and leaves nothing when it ends', async () => {
    const broker = await open();
    expect((await stat(broker.path)).isSocket()).toBe(true);
    const waiting = ask(broker.path, 'get', asked).catch(() => 'ended');
    await waiting;
    broker.dispose();
    expect(existsSync(broker.path)).toBe(false);
  });

  it('ends a connection that waits for an answer at once', async () => {
    const never = memorySource({}, () => new Promise(() => undefined));
    const broker = await open(never);
    const waiting = ask(broker.path, 'get', asked).catch(() => 'ended');
    await within(1000, () => {
      expect(never.seen).toHaveLength(1);
    });
    const begun = performance.now();
    broker.dispose();
    expect(await waiting).toBe('ended');
    expect(performance.now() - begun).toBeLessThan(100);
  });

  it('answers while others are stuck in the middle of a request, and ends those', async () => {
    const { path } = await open();
    const stuck: Socket[] = [];
    let ended = 0;
    for (const text of ['', 'action=get\nopera', 'operation=get\nlength=50\n\nproto']) {
      const socket = connect(path);
      socket
        .on('error', () => undefined)
        .on('close', () => (ended += 1))
        .resume();
      socket.write(text);
      stuck.push(socket);
    }
    expect(await ask(path, 'get', asked)).toEqual(['answered', 'username=x-token\npassword=t\n']);
    await within(5000, () => {
      expect(ended).toBe(stuck.length);
    });
  }, 12_000);

  it('turns away more connections than a hundred, and answers again when they have gone', async () => {
    const { path } = await open();
    const crowd = Array.from({ length: 110 }, () =>
      connect(path)
        .on('error', () => undefined)
        .resume(),
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await ask(path, 'get', asked).catch(() => 'turned away')).toBe('turned away');
    for (const socket of crowd) socket.destroy();
    await within(2000, async () => {
      expect((await ask(path, 'get', asked))[0]).toBe('answered');
    });
  });

  it('removes the sockets of dead processes, and no other', async () => {
    const ended = await runProgram('/bin/sh', ['-c', 'echo $$'], { env: {} });
    const dead = `w9-${ended.stdout.trim()}.sock`;
    const living = createServer().listen(join(directory, 'w8-999999.sock'));
    const left = createServer().listen(join(directory, 'left'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    linkSync(join(directory, 'left'), join(directory, dead));
    linkSync(join(directory, 'left'), join(directory, `w9-${process.ppid}.sock`));
    left.close();
    const broker = await open();
    const names = await readdir(directory);
    living.close();
    expect(names).not.toContain(dead);
    expect(names).toEqual(expect.arrayContaining(['w8-999999.sock', `w9-${process.ppid}.sock`]));
    expect(existsSync(broker.path)).toBe(true);
  });

  it('does not take over a socket that somebody listens on', async () => {
    const first = await open();
    const second = await startBroker({
      runtimeDirectory: directory,
      windowId: 'w1',
      source: memorySource({}),
      onError: () => undefined,
    });
    expect(second).toEqual({
      ok: false,
      error: { kind: 'cannotListen', path: first.path, code: 'EADDRINUSE' },
    });
    expect((await ask(first.path, 'get', asked))[0]).toBe('answered');
  });
});

describe('the runtime directory', () => {
  const openIn = (environment: Record<string, string>, user = uid): ReturnType<typeof openRuntimeDirectory> =>
    openRuntimeDirectory({ environment, temporaryDirectory: directory, uid: user });

  it('is below the directory of the session, and for its user alone', async () => {
    const path = join(directory, 'git-providers');
    expect(await openIn({ XDG_RUNTIME_DIR: directory })).toEqual({ ok: true, value: path });
    expect((await stat(path)).mode & 0o777).toBe(0o700);
    expect(await openIn({ XDG_RUNTIME_DIR: directory })).toEqual({ ok: true, value: path });
  });

  it.each([{}, { XDG_RUNTIME_DIR: '' }, { XDG_RUNTIME_DIR: 'relative' }, { XDG_RUNTIME_DIR: '/nowhere' }])(
    'is below the temporary directory with %j',
    async (environment) => {
      expect(await openIn(environment)).toEqual({ ok: true, value: join(directory, `git-providers-${uid}`) });
    },
  );

  it('is not used when somebody else was there first', async () => {
    const path = join(directory, `git-providers-${uid}`);
    const squatted = { ok: false, error: { kind: 'squatted', path } };
    await mkdir(path);
    await chmod(path, 0o755);
    expect(await openIn({})).toEqual(squatted);
    await rm(path, { recursive: true });
    await mkdir(join(directory, 'elsewhere'), { mode: 0o700 });
    await symlink(join(directory, 'elsewhere'), path);
    expect(await openIn({})).toEqual(squatted);
    await rm(path);
    await mkdir(join(directory, 'git-providers-4711'), { mode: 0o700 });
    expect(await openIn({}, 4711)).toMatchObject({ ok: false, error: { kind: 'squatted' } });
  });

  it('has no room for names that the system would cut', () => {
    expect(socketPath('/run', 'w1', 2)).toEqual({ ok: true, value: '/run/w1-2.sock' });
    expect(socketPath(`/${'a'.repeat(92)}`, 'w1', 2)).toMatchObject({ ok: true });
    expect(socketPath(`/${'a'.repeat(93)}`, 'w1', 2)).toMatchObject({
      ok: false,
      error: { kind: 'tooLong' },
    });
  });
});
