import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entryPath } from '../../../src/git/entryPath';
import { withInclude } from '../../../src/git/gitEnvironment';
import { runProgram } from './runProgram';

let home: string;
let include: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'home-'));
  await mkdir(join(home, 'storage'));
  include = join(home, 'storage', 'w.gitconfig');
  await writeFile(include, '[practice]\n\tseen = yes\n');
  await chmod(home, 0o755);
});

afterAll(() => rm(home, { recursive: true, force: true }));

async function git(environment: Record<string, string>): Promise<{ code: number | null; stdout: string }> {
  const entry = withInclude({}, entryPath(include, home), 'w');
  if (!entry.ok) throw new Error(entry.error);
  const env = { PATH: process.env['PATH'], ...entry.value.changes, ...environment };
  return runProgram('git', ['config', '--get', 'practice.seen'], { env });
}

describe('the entry of terminals', () => {
  it('leads to the file for the user whose it is', async () => {
    expect(entryPath(include, home)).toBe('~/storage/w.gitconfig');
    expect(await git({ HOME: home })).toMatchObject({ code: 0, stdout: 'yes\n' });
  });

  it('leads to nothing, and lets Git work, for another user', async () => {
    const { code, stdout } = await git({ HOME: join(tmpdir(), 'of-somebody-else') });
    // Git's way to say that there is no such value; it ends with 128 where it refuses its configuration.
    expect([code, stdout]).toEqual([1, '']);
  });

  it.each([
    ['/var/storage/w.gitconfig', '/home/alice'],
    ['/home/alice2/w.gitconfig', '/home/alice'],
    ['C:\\Users\\alice\\w.gitconfig', 'C:\\Users\\alice'],
    ['/home/alice/w.gitconfig', ''],
  ])('is the path itself for %s and the home %s', (path, of) => {
    expect(entryPath(path, of)).toBe(path);
  });
});
