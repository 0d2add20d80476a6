import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Secret } from '../../../src/core/account/secret';
import { createGitWorld, type GitWorld, type HelperKind } from './gitWorld';
import { memorySource } from './memorySource';
import { processesHolding } from './processesHolding';

const claim = 'https://git.example.com';
const request = (path: string, more = ''): string =>
  `protocol=https\nhost=git.example.com\npath=${path}\n${more}\n`;
const ours = 'canary-of-acme';
let world: GitWorld;

afterEach(() => world.close());

describe.each<HelperKind>(['shell', 'node'])('what may not disturb the %s helper', (kind) => {
  it('takes an answer with a control character for none', async () => {
    world = await createGitWorld(kind);
    const password = new Secret('a\nhost=evil.example.com');
    const bad = { kind: 'credential', username: 'u', password } as const;
    const side = await world.openWindow(
      'w1',
      memorySource({}, () => Promise.resolve(bad)),
      [claim],
    );
    const filled = await world.git(world.terminal(side), ['credential', 'fill'], request('acme/thing.git'));
    expect(filled.stdout).not.toContain('evil');
    expect(filled.stdout).toContain('password=typed\n');
  });

  it('gives up on sockets that are dead or silent within two seconds', async () => {
    world = await createGitWorld(kind);
    await world.configureUserHelper('username=bob\npassword=of-bob\n');
    const side = await world.openWindow('w1', memorySource({ acme: ours }), [claim]);
    const env = world.terminal(side);
    side.dispose();
    const silent = ['w1-999991', 'w7-999992', 'w8-999993', 'w9-999994'].map((name) =>
      createServer().listen(join(world.runtimeDirectory, `${name}.sock`)),
    );
    const alone = await world.git(world.plain, ['credential', 'fill'], request('acme/t.git'));
    const filled = await world.git(env, ['credential', 'fill'], request('acme/t.git'));
    for (const server of silent) server.close();
    expect(filled.stdout).toBe(
      alone.stdout.replace('host=git.example.com\n', 'host=git.example.com\npath=acme/t.git\n'),
    );
    expect(filled.milliseconds).toBeGreaterThan(1000);
    expect(filled.milliseconds - alone.milliseconds).toBeLessThan(2400);
  });

  it("declines where a helper on Git's command line would be given our token", async () => {
    world = await createGitWorld(kind);
    await world.configureUserHelper('username=bob\npassword=of-bob\n');
    const side = await world.openWindow('w1', memorySource({ acme: ours }), [claim]);
    const helper = `credential.helper=!'${world.directory}/user-helper'`;
    const filled = await world.git(
      world.terminal(side),
      ['-c', helper, 'credential', 'fill'],
      request('acme/t.git'),
    );
    expect(filled.stdout).toContain('password=of-bob\n');
    const count = {
      GIT_CONFIG_COUNT: '2',
      GIT_CONFIG_KEY_1: 'Credential.Helper',
      GIT_CONFIG_VALUE_1: 'cache',
    };
    const second = await world.git(
      { ...world.terminal(side), ...count },
      ['credential', 'fill'],
      request('acme/t.git'),
    );
    expect(second.stdout).toContain('password=of-bob\n');
    const reset = await world.git(
      world.terminal(side),
      ['-c', 'credential.helper=', 'credential', 'fill'],
      request('acme/t.git'),
    );
    expect(reset.stdout).toContain('password=typed\n');
  });

  it('keeps its secrets out of arguments and environments', async () => {
    world = await createGitWorld(kind);
    const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 800));
    const credential = { kind: 'credential', username: 'u', password: new Secret(ours) } as const;
    const base = memorySource({ acme: ours }, () => pause().then(() => credential));
    const source = { ...base, store: () => pause().then(() => true) };
    const side = await world.openWindow('w1', source, [claim]);
    // Names that the script uses, exported, so that a careless assignment would reach every child.
    const names = ['request', 'answer', 'line', 'credential', 'rest', 'password', 'value'];
    const env = { ...world.terminal(side), ...Object.fromEntries(names.map((name) => [`gp_${name}`, 'x'])) };
    const slowHelper = world.git({ ...env }, ['credential', 'fill'], request('acme/t.git'));
    const stored = world.git(
      env,
      ['credential', 'approve'],
      request('acme/t.git', `username=u\npassword=${ours}\n`),
    );
    const both = Promise.all([slowHelper, stored]);
    const going = (): Promise<boolean> =>
      Promise.race([
        both.then(() => false),
        new Promise<boolean>((resolve) => setTimeout(resolve, 20, true)),
      ]);
    let sawHelper = false;
    while (await going()) {
      expect(await processesHolding(ours)).toEqual([]);
      sawHelper ||= (await processesHolding(world.runtimeDirectory)).length > 0;
    }
    expect(sawHelper).toBe(true);
    expect((await slowHelper).stdout).toContain(ours);
  });

  it('works the same whatever the environment and the configuration of other programs say', async () => {
    world = await createGitWorld(kind);
    const evil = join(world.directory, 'evil.sh');
    await writeFile(evil, `touch '${world.directory}/evil'\n`);
    const bait = join(world.directory, 'bait');
    await writeFile(bait, `#!/bin/sh\ntouch '${world.directory}/evil'\n`, { mode: 0o700 });
    const side = await world.openWindow('w1', memorySource({ acme: ours }), [claim]);
    const env = {
      ...world.terminal(side),
      HOME: undefined,
      http_proxy: 'http://127.0.0.1:9',
      ALL_PROXY: 'socks5://127.0.0.1:9',
      IFS: '/acme',
      CDPATH: world.directory,
      ENV: evil,
      GLOBIGNORE: '*',
      SHELLOPTS: 'xtrace:nounset:errexit:noglob:allexport',
      PS4: `$(touch '${world.directory}/evil')`,
      NODE_OPTIONS: `--require ${bait}`,
      POSIXLY_CORRECT: '1',
      ...Object.fromEntries(
        ['kill', 'wait', 'printf', 'test', 'read', 'command', 'git'].map((name) => [
          `BASH_FUNC_${name}%%`,
          `() { touch '${world.directory}/evil'; }`,
        ]),
      ),
    };
    const filled = await world.git(env, ['credential', 'fill'], request('acme/t.git'));
    expect(filled.stdout).toContain(`password=${ours}\n`);
    expect(filled.stderr).toBe('');
    expect(existsSync(join(world.directory, 'evil'))).toBe(false);
  });

  it('ends at once when Git runs it below itself', async () => {
    world = await createGitWorld(kind);
    const source = memorySource({ acme: ours });
    const side = await world.openWindow('w1', source, [claim]);
    const env = { ...world.terminal(side), GIT_PROVIDERS_DECLINED: '1' };
    const filled = await world.git(env, ['credential', 'fill'], request('acme/t.git'));
    expect(filled.stdout).toContain('password=typed\n');
    expect(source.seen).toEqual([]);
  });

  it('is not in the way when the include file has gone', async () => {
    world = await createGitWorld(kind);
    await world.configureUserHelper('username=bob\npassword=of-bob\n');
    const side = await world.openWindow('w1', memorySource({ acme: ours }), [claim]);
    await rm(side.includePath);
    const filled = await world.git(world.terminal(side), ['credential', 'fill'], request('acme/t.git'));
    expect(filled.stdout).toContain('password=of-bob\n');
    expect(filled.stderr).toBe('');
  });
});
