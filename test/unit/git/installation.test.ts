import { chmod, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGitSide } from '../../../src/git/gitSide';
import { gitVersion, readGitVersion, supportsEnvironmentConfig } from '../../../src/git/gitVersion';
import { readGitFailure } from '../../../src/git/gitFailure';
import { renderInclude, writeInclude } from '../../../src/git/includeFile';
import { resolveTool } from '../../../src/git/resolveTool';
import { windowId } from '../../../src/git/windowId';
import { memorySource } from './memorySource';
import { runProgram } from './runProgram';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'gp-'));
});
afterEach(() => rm(directory, { recursive: true }));

describe('the include file', () => {
  it('reads in Git as it was meant, whatever is in the names', async () => {
    const path = join(directory, 'git', 'w1.gitconfig');
    const command = `!'/a b/it'\\''s "here" \\ ; # x'`;
    await writeInclude(
      path,
      renderInclude(['https://b.example/git', 'https://a.example', 'https://b.example/git'], command),
    );
    const env = { PATH: '/usr/bin:/bin', HOME: directory };
    const listed = await runProgram('/usr/bin/git', ['config', '--file', path, '--list'], { env });
    expect(listed.stdout).toBe(
      ['https://a.example', 'https://b.example/git']
        .map(
          (url) =>
            `credential.${url}.helper=\ncredential.${url}.helper=${command}\ncredential.${url}.usehttppath=true\n`,
        )
        .join(''),
    );
  });

  it('is private, and written only when it changes', async () => {
    const path = join(directory, 'git', 'w1.gitconfig');
    expect(await writeInclude(path, renderInclude([], ''))).toBe(true);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(directory, 'git'))).mode & 0o777).toBe(0o700);
    const before = await stat(path);
    expect(await writeInclude(path, renderInclude([], ''))).toBe(false);
    expect((await stat(path)).ino).toBe(before.ino);
    expect(await readFile(path, 'utf8')).toMatch(/^#.*\n$/);
  });
});

describe('resolveTool', () => {
  it('takes no program from a relative entry or a workspace, linked or not', async () => {
    const workspace = join(directory, 'workspace');
    const links = join(directory, 'links');
    const good = join(directory, 'good');
    for (const folder of [workspace, links, good]) await mkdir(folder);
    for (const folder of [workspace, good]) await writeFile(join(folder, 'tool'), '', { mode: 0o700 });
    await symlink(join(workspace, 'tool'), join(links, 'tool'));
    const path = ['.', '', 'bin', workspace, links, '/nowhere', good].join(':');
    expect(await resolveTool('tool', path, [workspace])).toBe(join(good, 'tool'));
    expect(await resolveTool('tool', path, [])).toBe(join(workspace, 'tool'));
    expect(await resolveTool('absent', path, [])).toBeUndefined();
    await chmod(join(good, 'tool'), 0o600);
    expect(await resolveTool('tool', good, [])).toBeUndefined();
  });
});

describe('the Git side', () => {
  const options = (session: string) => ({
    storageDirectory: join(directory, 'storage'),
    windowId: 'w1',
    environment: { XDG_RUNTIME_DIR: session, PATH: '/usr/bin:/bin' },
    forbiddenRoots: [],
    node: process.execPath,
    nodeHelper: '/nowhere.js',
    onError: () => undefined,
  });

  it('claims nothing before it has started, and only what was claimed last', async () => {
    const side = createGitSide(options(directory));
    await side.claim(['https://a.example']);
    await expect(stat(side.includePath)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await side.start(memorySource({}))).toEqual({ ok: true, value: undefined });
    await Promise.all([side.claim(['https://a.example']), side.claim(['https://b.example'])]);
    side.dispose();
    const text = await readFile(side.includePath, 'utf8');
    expect(text).toContain('https://b.example');
    expect(text).not.toContain('https://a.example');
    const script = join(directory, 'storage', 'git', 'w1-credential-helper');
    expect(await readFile(script, 'utf8')).toContain("\ngp_sleep='/usr/bin/sleep'\n");
    expect((await stat(script)).mode & 0o777).toBe(0o700);
  });

  it('takes back what an earlier session claimed when its directory is squatted', async () => {
    const side = createGitSide(options(directory));
    await side.start(memorySource({}));
    await side.claim(['https://a.example']);
    side.dispose();
    await chmod(join(directory, 'git-providers'), 0o777);
    const next = createGitSide(options(directory));
    expect(await next.start(memorySource({}))).toMatchObject({ ok: false, error: { kind: 'squatted' } });
    expect(await readFile(side.includePath, 'utf8')).not.toContain('credential');
  });

  it('reports an environment that it leaves alone', () => {
    const side = createGitSide({ ...options(directory), environment: { GIT_CONFIG_COUNT: '2' } });
    expect(side.environment).toEqual({ ok: false, error: 'malformed' });
  });
});

describe('Git', () => {
  it('tells its version', async () => {
    const { signal } = new AbortController();
    expect(await gitVersion('/usr/bin/git', signal)).toMatchObject({ ok: true, value: { major: 2 } });
    expect(await gitVersion('/nowhere/git', signal)).toEqual({ ok: false, error: 'missing' });
    expect(readGitVersion('git version 2.39.5 (Apple Git-154)\n')).toEqual({
      ok: true,
      value: { major: 2, minor: 39 },
    });
    expect(readGitVersion('hello')).toEqual({ ok: false, error: 'unreadable' });
  });

  it('reads its configuration from the environment since 2.31', () => {
    const versions = [
      { major: 2, minor: 30 },
      { major: 2, minor: 31 },
      { major: 3, minor: 0 },
    ];
    expect(versions.map(supportsEnvironmentConfig)).toEqual([false, true, true]);
  });

  it.each([
    [
      "fatal: unable to access 'https://u:p@h/x/': SSL certificate problem: unable to get local issuer certificate",
      'certificate',
    ],
    [
      "fatal: unable to access 'https://h/': server certificate verification failed. CAfile: none CRLfile: none",
      'certificate',
    ],
    ["fatal: unable to access 'https://h/': Received HTTP code 407 from proxy after CONNECT", 'proxy'],
    ["fatal: unable to access 'https://h/': Could not resolve proxy: p", 'proxy'],
    [
      "fatal: unable to access 'https://h/': Failed to connect to h port 443 after 130 ms: Connection timed out",
      'timedOut',
    ],
    ["fatal: unable to access 'https://h/': Failed to connect to h port 443: Connection refused", 'refused'],
    ["remote: Repository not found.\nfatal: repository 'https://h/x/' not found", 'repositoryNotFound'],
    [
      "remote: HTTP Basic: Access denied\nfatal: Authentication failed for 'https://h/x/'",
      'authenticationFailed',
    ],
    ['fatal: something else', 'other'],
  ])('fails with %j, which is told as %s', (stderr, kind) => {
    const failure = readGitFailure(`${stderr}\n`);
    expect(failure.kind).toBe(kind);
    expect(failure.said).not.toContain('u:p@');
  });
});

describe('the id of a window', () => {
  it('is the same for the same workspace', () => {
    expect(windowId('file:///a')).toMatch(/^w[0-9a-f]{12}$/);
    expect(windowId('file:///a')).toBe(windowId('file:///a'));
    expect(windowId('file:///b')).not.toBe(windowId('file:///a'));
    expect(windowId(undefined)).toBe('empty');
  });
});
