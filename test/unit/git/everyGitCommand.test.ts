import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withInclude } from '../../../src/git/gitEnvironment';
import type { GitSide } from '../../../src/git/gitSide';
import { createGitWorld, type GitWorld } from './gitWorld';
import { memorySource } from './memorySource';
import { runProgram, type Outcome } from './runProgram';

type Variables = Record<string, string>;

let world: GitWorld;
let side: GitSide;
let repository: string;
beforeAll(async () => {
  world = await createGitWorld();
  side = await world.openWindow('w1', memorySource({ acme: 'canary' }), ['https://git.example.com']);
  repository = join(world.directory, 'repository');
  await world.git(world.plain, ['init', '-q', '-b', 'main', repository]);
  await writeFile(join(repository, 'file'), 'text');
});
afterAll(() => world.close());

/** What Git says, without the time it took. */
async function say(
  env: Record<string, string | undefined>,
  words: readonly string[],
): Promise<Omit<Outcome, 'milliseconds'>> {
  const { code, stdout, stderr } = await runProgram('/usr/bin/git', words, { env, cwd: repository });
  return { code, stdout, stderr };
}

const commands: readonly (readonly string[])[] = [
  ['status', '--short', '--branch'],
  ['rev-parse', '--git-dir'],
  ['log', '--oneline', '-1'],
  ['config', 'user.name'],
  ['diff', '--stat'],
  ['stash', 'list'],
  ['branch', '--list'],
  ['hash-object', 'file'],
  ['submodule', 'status'],
  ['worktree', 'list', '--porcelain'],
];

const entry = (at: number | string, key = `test.k${at}`): Variables => ({
  [`GIT_CONFIG_KEY_${at}`]: key,
  [`GIT_CONFIG_VALUE_${at}`]: 'v',
});

/** What may stand in an environment before us. Some of it breaks Git by itself, which is then not our doing. */
const environments: readonly [string, Variables][] = [
  ['nothing', {}],
  ['an empty count', { GIT_CONFIG_COUNT: '' }],
  ['zero', { GIT_CONFIG_COUNT: '0' }],
  ['one entry', { GIT_CONFIG_COUNT: '1', ...entry(0) }],
  ['an entry with an empty value', { GIT_CONFIG_COUNT: '1', ...entry(0), GIT_CONFIG_VALUE_0: '' }],
  ['an entry with line breaks', { GIT_CONFIG_COUNT: '1', ...entry(0), GIT_CONFIG_VALUE_0: 'a\nb\tc' }],
  ['leading zeros', { GIT_CONFIG_COUNT: '0001', ...entry(0) }],
  ['a plus sign', { GIT_CONFIG_COUNT: '+1', ...entry(0) }],
  ['a space before', { GIT_CONFIG_COUNT: ' 1', ...entry(0) }],
  ['a space behind', { GIT_CONFIG_COUNT: '1 ', ...entry(0) }],
  ['a negative number', { GIT_CONFIG_COUNT: '-1' }],
  ['minus zero', { GIT_CONFIG_COUNT: '-0' }],
  ['garbage', { GIT_CONFIG_COUNT: 'many' }],
  ['a shell’s substitution', { GIT_CONFIG_COUNT: '$(id)' }],
  ['a hexadecimal number', { GIT_CONFIG_COUNT: '0x1', ...entry(0) }],
  ['a fraction', { GIT_CONFIG_COUNT: '1.5', ...entry(0) }],
  ['a huge number', { GIT_CONFIG_COUNT: '2147483648' }],
  ['a number beyond every machine', { GIT_CONFIG_COUNT: '9'.repeat(40) }],
  ['more than there is', { GIT_CONFIG_COUNT: '3', ...entry(0) }],
  ['a key missing in the middle', { GIT_CONFIG_COUNT: '3', ...entry(0), ...entry(2) }],
  ['a missing value', { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'a.b' }],
  ['an empty key', { GIT_CONFIG_COUNT: '1', ...entry(0), GIT_CONFIG_KEY_0: '' }],
  ['a key without a section', { GIT_CONFIG_COUNT: '1', ...entry(0, 'nosection') }],
  ['keys beyond the count', { GIT_CONFIG_COUNT: '1', ...entry(0), ...entry(1), ...entry(2) }],
  ['keys without a count', { ...entry(0), ...entry(1) }],
  ['a key with another spelling of its number', { GIT_CONFIG_COUNT: '1', ...entry('00') }],
  ['garbage in the older variable', { GIT_CONFIG_PARAMETERS: 'garbage' }],
  ['an entry in the older variable', { GIT_CONFIG_PARAMETERS: "'a.b'='c'" }],
];

describe('every Git command', () => {
  it.each(environments)(
    'says what it says without us, with %s in the environment',
    async (_, variables) => {
      const before = { ...world.plain, ...variables };
      const added = withInclude(before, side.includePath, 'w1');
      const after = { ...before, ...(added.ok ? added.value.changes : {}) };
      for (const words of commands) expect(await say(after, words)).toEqual(await say(before, words));
      // Where Git can be helped at all, it is.
      const works = (await say(before, ['status'])).code === 0;
      if (added.ok)
        expect(
          works || variables['GIT_CONFIG_KEY_0'] === 'nosection' || 'GIT_CONFIG_PARAMETERS' in variables,
        ).toBe(true);
    },
    20_000,
  );

  it.each(environments)(
    'says what it says without us or without the rc, with %s in a shell’s rc',
    async (_, variables) => {
      const exports = Object.entries(variables).map(
        ([name, value]) => `export ${name}='${value.replaceAll("'", `'\\''`)}'`,
      );
      const rc = join(world.directory, 'shellrc');
      await writeFile(rc, `${exports.join('\n')}\n`);
      const run = async (env: Record<string, string | undefined>, command: string): Promise<string> => {
        const script = `. '${rc}'; cd '${repository}'; ${command}`;
        const { code, stdout, stderr } = await runProgram('/bin/bash', ['-c', script], { env });
        return `${code} ${stdout} ${stderr}`;
      };
      const terminal = world.terminal(side);
      for (const words of commands.slice(0, 4)) {
        const command = `git ${words.join(' ')}`;
        const harmless = `unset GIT_CONFIG_COUNT GIT_CONFIG_PARAMETERS; ${command}`;
        const said = [await run(world.plain, command), await run(world.plain, harmless)];
        expect(said).toContain(await run(terminal, command));
      }
    },
    20_000,
  );

  it.each([
    [
      'raises the count by its own entry',
      'export GIT_CONFIG_KEY_$GIT_CONFIG_COUNT=test.own GIT_CONFIG_VALUE_$GIT_CONFIG_COUNT=v GIT_CONFIG_COUNT=$((GIT_CONFIG_COUNT + 1))',
      true,
    ],
    ['takes the count away', 'unset GIT_CONFIG_COUNT', false],
    ['makes the count nothing', 'export GIT_CONFIG_COUNT=0', false],
    ['takes our window away', 'unset GIT_PROVIDERS_WINDOW', true],
    ['sets our window to something else', `export GIT_PROVIDERS_WINDOW='../../x $(id)'`, true],
  ])('works in a shell whose rc %s', async (_, rc, served) => {
    const script = `${rc}; cd '${repository}' && git status --short && echo url=https://git.example.com/acme/a | git credential fill`;
    const done = await runProgram('/bin/bash', ['-c', script], { env: world.terminal(side) });
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(done.stdout).toContain('?? file\n');
    expect(done.stdout).toContain(served ? 'password=canary\n' : 'password=typed\n');
  });
});

describe('an include entry that outlives what it names', () => {
  const status = async (): Promise<void> => {
    for (const words of commands)
      expect(await say(world.terminal(side), words)).toEqual(await say(world.plain, words));
    const filled = await world.git(
      world.terminal(side),
      ['credential', 'fill'],
      'url=https://git.example.com/acme/a\n\n',
    );
    expect(filled).toMatchObject({ code: 0, stderr: '' });
    expect(filled.stdout).toContain('password=typed\n');
  };

  it('is ignored where the file has gone, with its folder and without', async () => {
    await rm(side.includePath);
    await status();
    await rm(world.storageDirectory, { recursive: true });
    await status();
  });

  it('is ignored where the file is empty', async () => {
    await mkdir(join(world.storageDirectory, 'git'), { recursive: true });
    await writeFile(side.includePath, '');
    await status();
  });

  it('leads Git on by itself where the helper has gone, and one line says so', async () => {
    const next = await world.openWindow('w3', memorySource({ acme: 'canary' }), ['https://git.example.com']);
    await rm(join(world.storageDirectory, 'git', 'w3-credential-helper'));
    const filled = await world.git(
      world.terminal(next),
      ['credential', 'fill'],
      'url=https://git.example.com/acme/a\n\n',
    );
    expect(filled.code).toBe(0);
    expect(filled.stdout).toContain('password=typed\n');
    expect(filled.stderr.trim().split('\n').length).toBeLessThanOrEqual(1);
  });

  it('is put right at the next start where something else is in the place of the file', async () => {
    for (const name of ['w1.gitconfig', 'w1-credential-helper']) {
      const path = join(world.storageDirectory, 'git', name);
      await rm(path, { recursive: true, force: true });
      await mkdir(join(path, 'below'), { recursive: true });
    }
    // Git takes a directory for a configuration that it cannot read.
    expect((await say(world.terminal(side), ['status'])).code).toBe(128);
    side.dispose();
    side = await world.openWindow('w1', memorySource({ acme: 'canary' }), ['https://git.example.com']);
    expect(await say(world.terminal(side), ['status'])).toEqual(await say(world.plain, ['status']));
    const filled = await world.git(
      world.terminal(side),
      ['credential', 'fill'],
      'url=https://git.example.com/acme/a\n\n',
    );
    expect(filled.stdout).toContain('password=canary\n');
  });
});
