import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Secret } from '../../../src/core/account/secret';
import { createGitWorld, type GitWorld, type HelperKind } from './gitWorld';
import { memorySource } from './memorySource';
import { runProgram, type Outcome } from './runProgram';

const claim = 'https://git.example.com';
const request = (path: string, more = ''): string =>
  `protocol=https\nhost=git.example.com\npath=${path}\n${more}\n`;
const ours = 'canary-of-acme';
let world: GitWorld;

afterEach(() => world.close());

describe.each<HelperKind>(['shell', 'node'])('the %s helper', (kind) => {
  it('gives the credential of the organization, in any letter case', async () => {
    world = await createGitWorld(kind);
    const side = await world.openWindow('w1', memorySource({ acme: ours, other: 'second' }), [claim]);
    const env = world.terminal(side);
    const first = await world.git(env, ['credential', 'fill'], request('ACME/thing.git'));
    const second = await world.git(env, ['credential', 'fill'], request('other/thing.git'));
    expect(first.stdout).toContain(`password=${ours}\n`);
    expect(second.stdout).toContain('password=second\n');
    expect(await world.askpassSaw()).toBe('');
  });

  it('answers a user name in the URL with that name', async () => {
    world = await createGitWorld(kind);
    const source = memorySource({ acme: ours });
    const side = await world.openWindow('w1', source, [claim]);
    const filled = await world.git(
      world.terminal(side),
      ['credential', 'fill'],
      'url=https://alice@git.example.com/acme/thing.git\n\n',
    );
    expect(filled.stdout).toContain(`username=alice\npassword=${ours}\n`);
    expect(source.seen[0]?.request).toMatchObject({
      host: 'git.example.com',
      path: 'acme/thing.git',
      username: 'alice',
    });
  });

  it("leaves a foreign URL to the user's own helper, which is asked for the host alone", async () => {
    world = await createGitWorld(kind);
    await world.configureUserHelper('username=bob\npassword=of-bob\n');
    const side = await world.openWindow('w1', memorySource({ acme: ours }), [claim]);
    const filled = await world.git(
      world.terminal(side),
      ['credential', 'fill'],
      request('stranger/thing.git'),
    );
    expect(filled.stdout).toContain('username=bob\npassword=of-bob\n');
    expect(await world.userHelperSaw()).toMatch(
      /^== get\n(capability\[\]=\w+\n)*protocol=https\nhost=git.example.com\n$/,
    );
  });

  it("gives the user's own helper the environment that it has without us", async () => {
    world = await createGitWorld(kind);
    const side = await world.openWindow('w1', memorySource({}), [claim]);
    const log = join(world.directory, 'environment');
    await writeFile(
      join(world.home, '.gitconfig'),
      `[credential]\n\thelper = "!env | sort >'${log}'; echo username=$username; echo password=$password; :"\n`,
    );
    const own = {
      username: 'bob',
      password: 'of-bob',
      request: 'r',
      git: 'g',
      NODE_OPTIONS: '--no-warnings',
    };
    await world.git({ ...world.plain, ...own }, ['credential', 'fill'], request('stranger/thing.git'));
    const alone = await readFile(log, 'utf8');
    const env = { ...world.terminal(side), ...own };
    const filled = await world.git(env, ['credential', 'fill'], request('stranger/thing.git'));
    expect(filled.stdout).toContain('username=bob\npassword=of-bob\n');
    const together = (await readFile(log, 'utf8')).split('\n');
    const more = together.filter(
      (line) => !/^(GIT_CONFIG_(COUNT|KEY_0|VALUE_0)|GIT_PROVIDERS_(WINDOW|DECLINED))=/.test(line),
    );
    // Each Git puts its own programs in front.
    expect(more.join('\n').replace(/^(PATH=[^:]*:)[^:]*git-core:/m, '$1')).toBe(alone);
  });

  it('asks the same question as Git alone, once', async () => {
    world = await createGitWorld(kind);
    const side = await world.openWindow('w1', memorySource({ acme: ours }), [claim]);
    const alone = await world.git(world.plain, ['credential', 'fill'], request('stranger/thing.git'));
    const question = await world.askpassSaw();
    const filled = await world.git(
      world.terminal(side),
      ['credential', 'fill'],
      request('stranger/thing.git'),
    );
    expect(question).toContain("Username for 'https://git.example.com'");
    expect(await world.askpassSaw()).toBe(question + question);
    expect(filled.stdout).toContain('username=typed\npassword=typed\n');
    expect(alone.stdout).toContain('username=typed\npassword=typed\n');
  });

  it('lets Git ask in the terminal as it does alone', async () => {
    world = await createGitWorld(kind);
    const side = await world.openWindow('w1', memorySource({ acme: ours }), [claim]);
    const file = join(world.directory, 'request');
    await writeFile(file, request('stranger/thing.git'));
    const inTerminal = (env: Record<string, string | undefined>): Promise<Outcome> =>
      runProgram('/bin/sh', ['-c', typing], {
        env: { ...env, GIT_ASKPASS: undefined, GIT_TERMINAL_PROMPT: undefined, SHELL: '/bin/sh', FILE: file },
      });
    const typing = `(sleep 1; echo bob; sleep 0.5; echo of-bob; sleep 0.5) |
      script -qec 'git credential fill <"$FILE"' /dev/null`;
    const alone = await inTerminal(world.plain);
    const together = await inTerminal(world.terminal(side));
    expect(alone.stdout).toContain('password=of-bob');
    expect(together.stdout.replace('path=stranger/thing.git\r\n', '')).toBe(alone.stdout);
  });

  it('asks with the path where the user wants that', async () => {
    world = await createGitWorld(kind);
    await writeFile(join(world.home, '.gitconfig'), '[credential]\n\tuseHttpPath = true\n');
    const side = await world.openWindow('w1', memorySource({}), [claim]);
    await world.git(world.plain, ['credential', 'fill'], request('stranger/thing.git'));
    const question = await world.askpassSaw();
    await world.git(world.terminal(side), ['credential', 'fill'], request('stranger/thing.git'));
    expect(question).toContain('/stranger/thing.git');
    expect(await world.askpassSaw()).toBe(question + question);
  });

  it('stops Git after a cancelled question instead of asking again', async () => {
    world = await createGitWorld(kind);
    const side = await world.openWindow('w1', memorySource({}), [claim]);
    await writeFile(
      join(world.directory, 'askpass'),
      `#!/bin/sh\necho "$1" >>'${world.directory}/askpass.log'\nexit 1\n`,
    );
    const filled = await world.git(
      world.terminal(side),
      ['credential', 'fill'],
      request('stranger/thing.git'),
    );
    expect(filled.code).toBe(128);
    expect(filled.stderr).toContain("could not read Username for 'https://git.example.com'");
    expect(filled.stderr).toContain('told us to quit');
    expect((await world.askpassSaw()).trimEnd().split('\n')).toHaveLength(1);
  });

  it('says why Git is to stop, and nobody is asked', async () => {
    world = await createGitWorld(kind);
    const quit = { kind: 'quit', reason: 'The token of Acme was rejected.' } as const;
    const side = await world.openWindow(
      'w1',
      memorySource({}, () => Promise.resolve(quit)),
      [claim],
    );
    const filled = await world.git(world.terminal(side), ['credential', 'fill'], request('acme/thing.git'));
    expect(filled.code).toBe(128);
    expect(filled.stdout).toBe('');
    expect(filled.stderr).toMatch(/^The token of Acme was rejected\.\nfatal: .*told us to quit/);
    expect(await world.askpassSaw()).toBe('');
  });

  it('asks its own window first, and another one as a stranger', async () => {
    world = await createGitWorld(kind);
    const a = memorySource({ acme: 'from-a' });
    const b = memorySource({ acme: 'from-b' });
    const first = await world.openWindow('wa', a, [claim]);
    const second = await world.openWindow('wb', b, [claim]);
    const fromB = await world.git(world.terminal(second), ['credential', 'fill'], request('acme/t.git'));
    expect(fromB.stdout).toContain('password=from-b\n');
    expect(a.seen).toEqual([]);
    expect(b.seen[0]?.caller).toEqual({ ownWindow: true });
    first.dispose();
    const env = { ...world.terminal(first), GIT_PROVIDERS_TEST: 'run-7' };
    const fromOther = await world.git(env, ['credential', 'fill'], request('acme/t.git'));
    expect(fromOther.stdout).toContain('password=from-b\n');
    expect(b.seen[1]?.caller).toEqual({ ownWindow: false, test: 'run-7' });
  });

  it('waits for a window that is asking its user', async () => {
    world = await createGitWorld(kind);
    const credential = { kind: 'credential', username: 'u', password: new Secret(ours) } as const;
    const slow = memorySource({}, (asked) => {
      const answer = asked.path === 'acme/t.git' ? credential : ({ kind: 'declined' } as const);
      return new Promise((resolve) => setTimeout(resolve, 3200, answer));
    });
    const side = await world.openWindow('w1', slow, [claim]);
    const [filled, declined] = await Promise.all([
      world.git(world.terminal(side), ['credential', 'fill'], request('acme/t.git')),
      world.git(world.terminal(side), ['credential', 'fill'], request('no/t.git')),
    ]);
    expect(filled.stdout).toBe(
      `protocol=https\nhost=git.example.com\npath=acme/t.git\nusername=u\npassword=${ours}\n`,
    );
    expect(declined.stdout).toContain('password=typed\n');
    expect((await world.askpassSaw()).match(/Username/g)).toHaveLength(1);
  }, 10_000);
});
