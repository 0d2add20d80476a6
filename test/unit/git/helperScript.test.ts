import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startBroker, type Broker } from '../../../src/git/broker';
import { renderHelperScript } from '../../../src/git/helperScript';
import { openRuntimeDirectory } from '../../../src/git/runtimeDirectory';
import { memorySource } from './memorySource';
import { within } from './within';

const shells = [
  { name: 'dash', program: '/bin/dash', called: 'sh' },
  { name: 'bash', program: '/bin/bash', called: 'sh' },
  { name: 'busybox', program: '/bin/busybox', called: 'sh' },
].filter((shell) => existsSync(shell.program));

let directory: string;
let runtimeDirectory: string;
let broker: Broker;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'gp-'));
  const opened = await openRuntimeDirectory({
    environment: { XDG_RUNTIME_DIR: directory },
    temporaryDirectory: directory,
    uid: process.getuid?.(),
  });
  if (!opened.ok) throw new Error(opened.error.kind);
  runtimeDirectory = opened.value;
  await writeHelper('/usr/bin/git');
  const started = await startBroker({
    runtimeDirectory,
    windowId: 'w1',
    source: memorySource({ acme: 'canary' }),
    onError: (error) => {
      throw error;
    },
  });
  if (!started.ok) throw new Error(started.error.kind);
  broker = started.value;
});

afterEach(async () => {
  broker.dispose();
  await rm(directory, { recursive: true });
});

interface Run {
  readonly shell: (typeof shells)[number];
  readonly env: Record<string, string>;
  readonly operation?: string;
}

function writeHelper(git: string): Promise<void> {
  const places = { runtimeDirectory, includeDirectory: directory, git };
  return writeFile(join(directory, 'helper'), renderHelperScript(places, '/bin/sleep'));
}

function run({ shell, env, operation = 'get' }: Run): Promise<[string, string]> {
  const words = [join(directory, 'helper'), operation];
  const child = spawn(shell.program, words, { argv0: shell.called, env, stdio: 'pipe' });
  const output: [string, string] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (output[0] += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output[1] += chunk.toString()));
  const credential = operation === 'get' ? '' : 'username=u\npassword=canary\n';
  child.stdin.on('error', () => undefined);
  child.stdin.end(`protocol=https\nhost=h.example\npath=acme/a b*?.git\n${credential}`);
  return new Promise((resolve) => {
    child.once('close', () => {
      resolve(output);
    });
  });
}

const variables = [
  'request',
  'answer',
  'line',
  'rest',
  'credential',
  'status',
  'tried',
  'later',
  'quit',
  'sleep',
  'guard',
];
const exported = Object.fromEntries(variables.map((name) => [`gp_${name}`, 'x']));
const options = 'xtrace:verbose:nounset:errexit:noglob:allexport:pipefail:monitor';

describe.each(shells)('the helper script in $name', (shell) => {
  it('is free of syntax errors', () => {
    expect(
      spawnSync(shell.program, ['-n', join(directory, 'helper')], { argv0: shell.called, encoding: 'utf8' })
        .stderr,
    ).toBe('');
  });

  it('answers with the lines of the credential alone', async () => {
    const output = await run({ shell, env: { GIT_PROVIDERS_WINDOW: 'w1' } });
    expect(output).toEqual(['username=x-token\npassword=canary\n', '']);
  });

  it('is moved by no variable, option or function of the environment', async () => {
    const evil = join(directory, 'evil');
    const taken = [
      'kill',
      'wait',
      'trap',
      'printf',
      'test',
      'read',
      'command',
      'git',
      'eval',
      'exec',
      'unset',
      'set',
      'export',
    ];
    const env = {
      ...exported,
      ...Object.fromEntries(taken.map((name) => [`BASH_FUNC_${name}%%`, `() { : >'${evil}'; }`])),
      GIT_PROVIDERS_WINDOW: '../*',
      SHELLOPTS: options,
      IFS: 'aeu=',
      CDPATH: '/',
      ENV: join(directory, 'helper'),
      BASH_ENV: join(directory, 'helper'),
      GLOBIGNORE: '*',
      PATH: '/nowhere',
      GIT_TRACE: '1',
      GIT_TRACE2: '1',
      GIT_EXEC_PATH: '/nowhere',
      GIT_DIR: '/nowhere',
    };
    const [stdout, stderr] = await run({ shell, env });
    expect(stdout).toBe('username=x-token\npassword=canary\n');
    expect(stderr).not.toContain('canary');
    expect(existsSync(evil)).toBe(false);
  });

  it('hands no secret to a program in its environment or its arguments', async () => {
    const git = join(directory, 'git');
    const log = join(directory, 'git.log');
    await writeFile(git, `#!/bin/sh\n{ echo "$@"; /usr/bin/env; } >>'${log}'\n`, { mode: 0o700 });
    await writeHelper(git);
    await run({ shell, env: { ...exported, SHELLOPTS: options }, operation: 'store' });
    await within(2000, async () => {
      expect(await readFile(log, 'utf8')).toContain('approve');
    });
    expect(await readFile(log, 'utf8')).toContain('credential-cache --socket');
    expect(await readFile(log, 'utf8')).not.toContain('canary');
  });

  it('does nothing for an operation that it does not know', async () => {
    expect(await run({ shell, env: {}, operation: 'capability' })).toEqual(['', '']);
  });
});
