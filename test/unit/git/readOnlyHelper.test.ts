import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sample } from '../core/sampleProviders';
import { createGitWorld, type GitWorld, type HelperKind } from './gitWorld';
import { providerSource, type ProviderSource } from './providerSource';
import { runProgram, type Outcome } from './runProgram';

const description = 'protocol=https\nhost=git.example.com\npath=acme/web.git\n';
const token = 'canary-of-acme';
const answer = `username=x-access-token\npassword=${token}\n`;

// What Git's own tests of credential helpers ask of one that only reads: t0300-credentials and lib-credential.
describe.each<HelperKind>(['shell', 'node'])('as a helper of Git that only reads, the %s helper', (kind) => {
  let world: GitWorld;
  let source: ProviderSource;
  let env: Record<string, string | undefined>;
  beforeAll(async () => {
    world = await createGitWorld(kind);
    source = await providerSource([
      [sample('https://git.example.com', { organization: 'acme' }), token],
      [sample('https://git.example.com', { organization: 'globex' }), 'canary-of-globex'],
    ]);
    const side = await world.openWindow('w1', source, source.claims);
    env = world.terminal(side);
  });
  afterAll(() => world.close());

  const helper = (words: readonly string[], input: string): Promise<Outcome> =>
    runProgram(join(world.storageDirectory, 'git', 'w1-credential-helper'), words, { env, input });
  const git = (command: string, input: string): Promise<Outcome> =>
    world.git(env, ['credential', command], input);

  it('answers get with a user name and a password, and nothing that was not asked for', async () => {
    expect(await helper(['get'], description)).toMatchObject({ code: 0, stdout: answer, stderr: '' });
    expect((await git('fill', description)).stdout).toBe(description + answer);
  });

  it('takes the end of its input for the end of the request, with a blank line or without', async () => {
    for (const input of [description, `${description}\n`, description.trimEnd()])
      expect((await helper(['get'], input)).stdout).toBe(answer);
  });

  it('reads its fields in any order, and passes over those that it does not know', async () => {
    const unknown = [
      'capability[]=authtype',
      'capability[]=state',
      'authtype=Bearer',
      'credential=x',
      'ephemeral=1',
      'continue=1',
      'state[]=other.thing=1',
      'wwwauth[]=Basic realm="git"',
      'wwwauth[]=Bearer',
      'password_expiry_utc=1',
      'oauth_refresh_token=x',
      'something-new[]=',
      'quit=1',
    ];
    const backwards = description.trimEnd().split('\n').reverse().join('\n');
    for (const input of [
      `${backwards}\n`,
      `${unknown.join('\n')}\n${description}`,
      `${description}${unknown.join('\n')}\n`,
    ])
      expect((await helper(['get'], input)).stdout).toBe(answer);
  });

  it.each(['capability', 'list', 'GET', 'get ', '', 'fill', '--help'])(
    'says nothing to the operation %j, and does not fail',
    async (operation) => {
      expect(await helper([operation], description)).toMatchObject({ code: 0, stdout: '', stderr: '' });
    },
  );

  it('says nothing without an operation, and does not fail', async () => {
    expect(await helper([], description)).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });

  it.each([
    ['host', description.replace('git.', 'other.')],
    ['port', description.replace('git.example.com', 'git.example.com:1234')],
    ['protocol', description.replace('https', 'http')],
    ['path', description.replace('acme', 'nobody')],
  ])('does not answer for another %s', async (_, input) => {
    expect((await helper(['get'], input)).stdout).not.toContain('canary');
    expect((await git('fill', input)).stdout).toContain('password=typed\n');
  });

  it('tells repositories apart by their paths alone', async () => {
    const second = await git('fill', description.replace('acme', 'globex'));
    expect(second.stdout).toContain('password=canary-of-globex\n');
  });

  it('keeps the user name of the URL out of another account’s way', async () => {
    const named = await git('fill', `${description}username=alice\n`);
    expect(named.stdout).toContain(`password=${token}\n`);
  });

  it('stores nothing: what Git approves of is not what it gets', async () => {
    const foreign = `${description}username=mallory\npassword=of-mallory\n`;
    for (const operation of ['store', 'erase'])
      expect(await helper([operation], foreign)).toMatchObject({ code: 0, stdout: '', stderr: '' });
    expect(await git('approve', foreign)).toMatchObject({ code: 0, stdout: '', stderr: '' });
    expect((await git('fill', description)).stdout).toBe(description + answer);
  });

  it.each([
    ['a wrong password', 'username=x-access-token\npassword=wrong\n'],
    ['another user', 'username=bob\n'],
    ['no more than the URL', ''],
  ])('erases nothing for %s', async (_, more) => {
    expect(await git('reject', description + more)).toMatchObject({ code: 0, stdout: '', stderr: '' });
    expect((await git('fill', description)).stdout).toBe(description + answer);
  });

  it('approves and rejects without a password as without a helper', async () => {
    expect(await git('approve', description)).toMatchObject({ code: 0, stdout: '', stderr: '' });
    expect(await git('approve', `${description}username=bob\n`)).toMatchObject({ code: 0, stderr: '' });
  });

  it('is the only one asked, whatever helpers come before it in files', async () => {
    const log = join(world.directory, 'others');
    const other = `"!f() { test $1 = get || return 0; echo $1 >>'${log}'; echo username=o; echo password=o; }; f"`;
    await writeFile(
      join(world.home, '.gitconfig'),
      `[credential]\n\thelper = ${other}\n[credential "https://git.example.com"]\n\thelper = ${other}\n` +
        `[credential "https://git.example.com/acme"]\n\thelper = ${other}\n\tusername = carol\n`,
    );
    const filled = await git('fill', description);
    await writeFile(join(world.home, '.gitconfig'), '');
    expect(filled.stdout).toContain(`password=${token}\n`);
    expect((await world.git(env, ['hash-object', log])).code).not.toBe(0);
  });

  it('is asked for every repository anew', async () => {
    const before = source.answered.length;
    for (let round = 0; round < 3; round += 1) await git('fill', description);
    expect(source.answered).toHaveLength(before + 3);
  });
});

describe('an account that ends', () => {
  it('tells Git when, and a Git that does not know of it goes on', async () => {
    const world = await createGitWorld();
    const expiresAt = '2030-01-01T00:00:00Z';
    const source = await providerSource([[sample('https://git.example.com'), token, { expiresAt }]]);
    const env = world.terminal(await world.openWindow('w1', source, source.claims));
    const helper = join(world.storageDirectory, 'git', 'w1-credential-helper');
    const asked = await runProgram(helper, ['get'], { env, input: description });
    expect(asked.stdout).toBe(`${answer}password_expiry_utc=1893456000\n`);
    const filled = await world.git(env, ['credential', 'fill'], description);
    expect(filled).toMatchObject({ code: 0, stderr: '' });
    // Git knows the field since 2.40.
    expect(filled.stdout.replace('password_expiry_utc=1893456000\n', '')).toBe(description + answer);
    await world.close();
  });
});
