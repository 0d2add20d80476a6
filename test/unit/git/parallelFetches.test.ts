import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../../../src/core/account/secret';
import { lsRemote } from '../../../src/git/lsRemote';
import { startGitServer, type GitServer } from './gitServer';
import { createGitWorld, type GitWorld } from './gitWorld';
import { memorySource } from './memorySource';
import { within } from './within';

let world: GitWorld;
let server: GitServer;

beforeEach(async () => {
  world = await createGitWorld();
  const root = join(world.directory, 'repositories');
  await mkdir(root);
  server = await startGitServer(root, { acme: 'for-acme', umbrella: 'for-umbrella', own: 'typed' });
});

afterEach(async () => {
  server.close();
  await world.close();
});

describe('Git over HTTP', () => {
  it('gets for twenty repositories at once, of two organizations on one host, the credential of each', async () => {
    const source = memorySource({ acme: 'for-acme', umbrella: 'for-umbrella' });
    const side = await world.openWindow('w1', source, [server.origin]);
    const env = world.terminal(side);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, at) => {
        const path = ['acme', 'umbrella', 'ACME'][at % 3] ?? 'acme';
        return world.git(env, ['ls-remote', '--heads', `${server.origin}/${path}/repo.git`]);
      }),
    );
    expect(outcomes.map((outcome) => outcome.stderr)).toEqual(outcomes.map(() => ''));
    expect(outcomes.every((outcome) => outcome.stdout.includes('refs/heads/main'))).toBe(true);
    expect(new Set(server.logins)).toEqual(
      new Set(['acme x-token:for-acme', 'umbrella x-token:for-umbrella']),
    );
    await within(5000, () => {
      expect(source.seen.filter((seen) => seen.operation === 'store')).toHaveLength(20);
    });
    expect(await world.askpassSaw()).toBe('');
  }, 30_000);

  it('clones with a user name in the URL', async () => {
    const side = await world.openWindow('w1', memorySource({ acme: 'for-acme' }), [server.origin]);
    const url = `${server.origin.replace('://', '://alice@')}/acme/repo.git`;
    const cloned = await world.git(world.terminal(side), [
      'clone',
      '-q',
      url,
      join(world.directory, 'clone'),
    ]);
    expect(cloned).toMatchObject({ code: 0, stderr: '' });
    // curl first sends the name of the URL alone.
    expect(new Set(server.logins)).toEqual(new Set(['acme alice:', 'acme alice:for-acme']));
  });

  it('tells the source of a token that the host refuses, and asks nobody', async () => {
    const source = memorySource({ acme: 'stale' });
    const side = await world.openWindow('w1', source, [server.origin]);
    const refused = await world.git(world.terminal(side), ['ls-remote', `${server.origin}/acme/repo.git`]);
    expect(refused.code).toBe(128);
    await within(3000, () => {
      expect(source.seen.map((seen) => seen.operation)).toEqual(['get', 'erase']);
    });
    expect(source.seen[1]?.request.password?.open()).toBe('stale');
    expect(await world.askpassSaw()).toBe('');
  });

  it('asks its own questions, once each, in an organization that nobody answers for', async () => {
    const side = await world.openWindow('w1', memorySource({}), [server.origin]);
    const words = ['ls-remote', '--heads', `${server.origin}/own/repo.git`];
    const alone = await world.git(world.plain, words);
    const questions = await world.askpassSaw();
    const together = await world.git(world.terminal(side), words);
    expect({ ...together, milliseconds: 0 }).toEqual({ ...alone, milliseconds: 0 });
    expect(questions.trimEnd().split('\n')).toHaveLength(2);
    expect(await world.askpassSaw()).toBe(questions + questions);
  });
});

describe('lsRemote', () => {
  const ask = async (path: string, more: { signal?: AbortSignal; timeoutMs?: number; git?: string } = {}) => {
    const quit = { kind: 'quit', reason: 'Rejected.' } as const;
    const declined = { kind: 'declined' } as const;
    const source = memorySource({}, (request) => {
      const first = (request.path ?? '').split('/')[0];
      if (first === 'stopped') return Promise.resolve(quit);
      if (first === 'own') return Promise.resolve(declined);
      if (first === 'slow') return new Promise((resolve) => setTimeout(resolve, 1500, declined));
      const password = new Secret(first === 'umbrella' ? 'wrong' : 'for-acme');
      return Promise.resolve({ kind: 'credential', username: 'u', password });
    });
    const side = await world.openWindow('w1', source, [server.origin]);
    return lsRemote({
      git: '/usr/bin/git',
      url: path.includes('://') ? path : `${server.origin}/${path}`,
      environment: world.terminal(side),
      signal: new AbortController().signal,
      timeoutMs: 10_000,
      ...more,
    });
  };

  it('counts the branches', async () => {
    expect(await ask('acme/repo.git')).toEqual({ ok: true, value: { heads: 1 } });
  });

  it.each([
    ['a wrong token', 'umbrella/repo.git', 'authenticationFailed'],
    ['nobody to answer', 'own/repo.git', 'authenticationFailed'],
    ['a repository that is not there', 'acme/absent.git', 'repositoryNotFound'],
    ['an account that may not', 'forbidden/repo.git', 'forbidden'],
    ['a helper that stops Git', 'stopped/repo.git', 'quit'],
    ['a port that nobody listens on', 'http://127.0.0.1:9/a/b.git', 'refused'],
    ['a name that there is not', 'https://nothing.invalid/a/b.git', 'nameNotResolved'],
    ['another transport', 'ext::sh -c "exit 0"://x', 'other'],
  ])('tells %s', async (_, path, kind) => {
    expect(await ask(path)).toMatchObject({ ok: false, error: { kind } });
    expect(await world.askpassSaw()).toBe('');
  });

  it('has the reason of a helper that stops Git', async () => {
    expect(await ask('stopped/repo.git')).toEqual({ ok: false, error: { kind: 'quit', said: 'Rejected.' } });
  });

  it('tells when there is no Git', async () => {
    expect(await ask('acme/repo.git', { git: '/nowhere/git' })).toMatchObject({
      error: { kind: 'gitMissing' },
    });
  });

  it('tells when time is up', async () => {
    expect(await ask('slow/repo.git', { timeoutMs: 300 })).toMatchObject({ error: { kind: 'timedOut' } });
  });

  it('ends Git and all that it started as soon as it is aborted', async () => {
    const controller = new AbortController();
    const result = ask('slow/repo.git', { signal: controller.signal }).catch((error: unknown) => error);
    await within(3000, async () => {
      expect(await processesNaming(server.origin)).not.toEqual([]);
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const reason = new Error('The user cancelled.');
    const begun = performance.now();
    controller.abort(reason);
    expect(await result).toBe(reason);
    expect(performance.now() - begun).toBeLessThan(100);
    await within(100, async () => {
      expect(await processesNaming(server.origin)).toEqual([]);
    });
    expect(await processesNaming(world.runtimeDirectory)).toEqual([]);
  });
});

async function processesNaming(text: string): Promise<readonly string[]> {
  const { stdout } = await world.git({ PATH: '/usr/bin:/bin' }, ['-c', 'alias.ps=!ps -eo args', 'ps']);
  return stdout.split('\n').filter((line) => line.includes(text));
}
