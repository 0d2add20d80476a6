import { spawn } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { HelperKind } from '../gitWorld';
import { within } from '../within';
import { attackedWindow, canary, type AttackedWindow } from './attackedWindow';

const url = 'https://git.example.com/acme/web.git';
const asked = 'protocol=https\nhost=git.example.com\npath=acme/web.git\n';
const hundredMegabytes = 100_000_000;
let window: AttackedWindow;
afterEach(() => window.world.close());

describe.each<HelperKind>(['shell', 'node'])('a request of 100 MB to the %s helper', (kind) => {
  it.each([
    ['in one line', 'a'.repeat(1_000_000)],
    ['in short lines', 'state[]=a\n'.repeat(100_000)],
  ])(
    '%s gets nothing, soon',
    async (_, piece) => {
      window = await attackedWindow(kind);
      const helper = join(window.world.storageDirectory, 'git', 'w1-credential-helper');
      const begun = performance.now();
      const child = spawn(helper, ['get'], { env: window.env, stdio: ['pipe', 'pipe', 'ignore'] });
      let output = '';
      child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.stdin.write(asked);
      await pour(child.stdin, piece);
      await ended;
      expect(output).not.toContain(canary);
      expect(window.source.answered).toEqual([]);
      expect(performance.now() - begun).toBeLessThan(10_000);
      expect((await window.fill(url)).stdout).toContain(canary);
    },
    30_000,
  );
});

describe('the broker', () => {
  const socketOf = (): string => join(window.world.runtimeDirectory, `w1-${process.pid}.sock`);

  it('reads no more of a request of 100 MB than it takes, and answers others meanwhile', async () => {
    window = await attackedWindow('shell');
    const before = process.memoryUsage().rss;
    const socket = connect(socketOf());
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.write(`operation=get\nlength=${hundredMegabytes}\n\n${asked}`);
    const filled = window.fill(url);
    await pour(socket, 'a'.repeat(1_000_000));
    socket.destroy();
    expect((await filled).stdout).toContain(canary);
    expect(answer).toMatch(/^(refused\n|$)/);
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  }, 20_000);

  it('has room again after thousands of connections that were left open', async () => {
    window = await attackedWindow('shell');
    const limit = await openFilesLimit(window);
    const count = Math.min(10_000, Math.floor((limit - 500) / 2));
    console.info(`Connections left open: ${count} (this process may have ${limit} files open).`);
    const crowd: Socket[] = [];
    let ended = 0;
    for (let at = 0; at < count; at += 1) {
      const socket = connect(socketOf());
      socket
        .on('error', () => undefined)
        .on('close', () => (ended += 1))
        .resume();
      // Half of them begin to speak.
      if (at % 2 === 0) socket.write('action=get\noperation=get\n');
      crowd.push(socket);
      if (at % 500 === 499) await new Promise((resolve) => setImmediate(resolve));
    }
    const whileCrowded = await window.fill(url);
    // A credential, or what Git has without us: never an error, and not for long.
    expect(whileCrowded.code).toBe(0);
    expect(whileCrowded.milliseconds).toBeLessThan(4_000);
    await within(15_000, () => {
      expect(ended).toBe(count);
    });
    expect((await window.fill(url)).stdout).toContain(canary);
    for (const socket of crowd) socket.destroy();
  }, 40_000);
});

/** Writes a hundred megabytes, as fast as they are read and until nobody does. */
async function pour(into: Writable, piece: string): Promise<void> {
  await pipeline(Readable.from(Array<string>(hundredMegabytes / piece.length).fill(piece)), into).catch(
    () => undefined,
  );
}

async function openFilesLimit({ world }: AttackedWindow): Promise<number> {
  const { stdout } = await world.git(world.plain, ['-c', 'alias.limit=!ulimit -n', 'limit']);
  return Number(stdout) || 1_024;
}
