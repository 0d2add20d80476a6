import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createGitWorld, type GitWorld, type HelperKind } from './gitWorld';
import { memorySource } from './memorySource';
import { within } from './within';

const claim = 'https://git.example.com';
const request = (path: string, more = ''): string =>
  `protocol=https\nhost=git.example.com\npath=${path}\n${more}\n`;
const ours = 'canary-of-acme';
let world: GitWorld;

afterEach(() => world.close());

describe.each<HelperKind>(['shell', 'node'])('what the %s helper does with store and erase', (kind) => {
  it('keeps our token from the own helper of the user, in store and in erase', async () => {
    world = await createGitWorld(kind);
    await world.configureUserHelper('');
    const source = memorySource({ acme: ours });
    const side = await world.openWindow('w1', source, [claim]);
    const credential = request('acme/thing.git', `username=x\npassword=${ours}\n`);
    await world.git(world.terminal(side), ['credential', 'approve'], credential);
    await world.git(world.terminal(side), ['credential', 'reject'], credential);
    await within(3000, () => {
      expect(source.seen.map((seen) => seen.operation).sort()).toEqual(['erase', 'store']);
    });
    expect(source.seen[0]?.request.password?.open()).toBe(ours);
    expect(await world.userHelperSaw()).toBe('');
  });

  it.each([
    ['approve', 'store'],
    ['reject', 'erase'],
  ])('passes a foreign credential on to the own helper of the user on %s', async (command, operation) => {
    world = await createGitWorld(kind);
    await world.configureUserHelper('');
    const side = await world.openWindow('w1', memorySource({ acme: ours }), [claim]);
    await world.git(
      world.terminal(side),
      ['credential', command],
      request('acme/t.git', 'username=b\npassword=of-bob\n'),
    );
    await within(3000, async () => {
      expect(await world.userHelperSaw()).toMatch(
        new RegExp(
          `^== ${operation}\n(capability.*\n)*protocol=https\nhost=git.example.com\nusername=b\npassword=of-bob\n$`,
        ),
      );
    });
  });

  it('does not make Git wait for store', async () => {
    world = await createGitWorld(kind);
    const source = memorySource({});
    const slow = {
      ...source,
      store: () => new Promise<boolean>((resolve) => setTimeout(resolve, 2500, true)),
    };
    const side = await world.openWindow('w1', slow, [claim]);
    const stored = await world.git(
      world.terminal(side),
      ['credential', 'approve'],
      request('a/b', 'username=x\npassword=y\n'),
    );
    expect(stored.milliseconds).toBeLessThan(1000);
  });

  it('leaves everything to Git when the window has gone', async () => {
    world = await createGitWorld(kind);
    await world.configureUserHelper('username=bob\npassword=of-bob\n');
    const side = await world.openWindow('w1', memorySource({ acme: ours }), [claim]);
    const env = world.terminal(side);
    side.dispose();
    const filled = await world.git(env, ['credential', 'fill'], request('acme/thing.git'));
    await world.git(
      env,
      ['credential', 'approve'],
      request('acme/thing.git', 'username=bob\npassword=of-bob\n'),
    );
    expect(filled.stdout).toContain('password=of-bob\n');
    await within(3000, async () => {
      expect(await world.userHelperSaw()).toContain('== store\n');
    });
  });

  it('keeps what may be ours to itself when the window has gone since it answered', async () => {
    world = await createGitWorld(kind);
    await world.configureUserHelper('');
    const side = await world.openWindow('w1', memorySource({ acme: ours }), [claim]);
    const env = world.terminal(side);
    await world.git(env, ['credential', 'fill'], request('acme/thing.git'));
    side.dispose();
    const credential = request('acme/thing.git', `username=x\npassword=${ours}\n`);
    await world.git(env, ['credential', 'approve'], credential);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(await world.userHelperSaw()).toBe('');
    const longAgo = new Date(Date.now() - 6 * 60_000);
    await utimes(join(world.runtimeDirectory, 'answered'), longAgo, longAgo);
    await world.git(env, ['credential', 'approve'], credential.replace(ours, 'of-bob'));
    await within(3000, async () => {
      expect(await world.userHelperSaw()).toContain('password=of-bob');
    });
  });

  it('knows in another window a token that went out before its own window closed', async () => {
    world = await createGitWorld(kind);
    await world.configureUserHelper('');
    const first = await world.openWindow('w1', memorySource({ acme: ours }), [claim]);
    const second = memorySource({});
    await world.openWindow('w2', second, [claim]);
    const env = world.terminal(first);
    await world.git(env, ['credential', 'fill'], request('acme/thing.git'));
    first.dispose();
    await world.git(
      env,
      ['credential', 'approve'],
      request('acme/thing.git', `username=x\npassword=${ours}\n`),
    );
    await within(3000, () => {
      expect(second.seen.map((seen) => seen.operation)).toEqual(['store']);
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await world.userHelperSaw()).toBe('');
  });
});
