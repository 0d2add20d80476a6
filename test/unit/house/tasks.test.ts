import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from './sourceFiles';

const run = promisify(execFile);
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** What a script and the scripts that it imports load at once: packages and Node's own modules. */
function loadedAtOnce(script: string, seen = new Set<string>()): readonly string[] {
  if (seen.has(script)) return [];
  seen.add(script);
  const names = [...read(script).matchAll(/^(?:import|export) (?:[^;]*?from )?'([^']+)'/gm)].map(
    ([, name = '']) => name,
  );
  return names.flatMap((name) =>
    name.startsWith('.') ? loadedAtOnce(join(dirname(script), name), seen) : name,
  );
}

describe('the public tasks', () => {
  it.each(['scripts/start.mjs', 'scripts/test.mjs', 'scripts/lint.mjs'])(
    'begin with nothing but Node, and install the rest: %s',
    (script) => {
      const loaded = loadedAtOnce(script);
      expect(loaded).toContain('node:path');
      expect(loaded.filter((name) => !name.startsWith('node:'))).toEqual([]);
      expect(read(script)).toMatch(/^ *await install\(\);$/m);
    },
  );
});

describe('npm test', () => {
  it('runs the tests of every tier', () => {
    const script = read('scripts/test.mjs');
    const tiers = /^const tiers = \{\n([^]*?)^\};$/m.exec(script)?.[1] ?? '';
    const names = [...tiers.matchAll(/^ {2}(\w+):/gm)].map(([, name]) => name);
    expect(names).toEqual(['unit', 'vscode', 'oldest', 'browser']);
    expect(script).toContain('const chosen = first in tiers ? [first] : Object.keys(tiers);');
    expect(read('package.json')).toContain('"test": "node scripts/test.mjs"');
  });
});

describe('npm start', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'gp-tasks-'));
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  /** Runs a module of some lines beside the scripts, with this folder first on the path. */
  async function say(lines: string): Promise<string> {
    const env: Record<string, string | undefined> = { ...process.env, DISPLAY: ':0' };
    delete env['VSCODE_IPC_HOOK_CLI'];
    env['PATH'] = [directory, dirname(process.execPath), '/usr/bin', '/bin'].join(':');
    const words = ['--input-type=module', '--eval', lines];
    const { stdout } = await run(process.execPath, words, { cwd: join(root, 'scripts'), env });
    return stdout.trim();
  }

  /** A program of this name that writes down what it was called with. */
  async function addProgram(name: string): Promise<string> {
    const path = join(directory, name);
    const body = `#!/bin/sh\nprintf '%s\\n' "$@" >'${join(directory, 'arguments')}'\n`;
    await writeFile(path, body, { mode: 0o700 });
    return path;
  }

  it('finds the desktop VS Code that is on the PATH, and none elsewhere', async () => {
    const find =
      "import { desktopCommand } from './desktopVscode.mjs'; console.log(desktopCommand() ?? 'none');";
    const without = await say(find);
    expect(without.startsWith(directory)).toBe(false);
    const code = await addProgram('code');
    expect(await say(find)).toBe(code);
    expect(read('scripts/start.mjs')).toMatch(
      /command === undefined\s*\? await startEmbedded\([^]*?: await startDesktop\(/,
    );
  });

  it('opens it on data of its own with the extension', async () => {
    const code = await addProgram('code');
    const data = join(directory, 'trial');
    await say(
      `import { openDesktop } from './desktopVscode.mjs';
       const window = await openDesktop(${JSON.stringify(code)}, '/folder', ${JSON.stringify(data)});
       await window.exited;
       await window.dispose();`,
    );
    expect((await readFile(join(directory, 'arguments'), 'utf8')).trim().split('\n')).toEqual(
      expect.arrayContaining([
        `--extensionDevelopmentPath=${root}`,
        `--user-data-dir=${join(data, 'data')}`,
        `--extensions-dir=${join(data, 'extensions')}`,
        '/folder',
      ]),
    );
  });
});

describe('the extension in VS Code', () => {
  it('starts with F5, alone or beside the practice hosts', () => {
    const launch = read('.vscode/launch.json');
    const tasks = read('.vscode/tasks.json');
    const before = [...launch.matchAll(/"preLaunchTask": "([^"]+)"/g)].map(([, label]) => label);
    expect(before).toEqual(['build', 'build and practice hosts']);
    for (const label of before) expect(tasks).toContain(`"label": "${label}"`);
    expect(tasks).toContain('"dependsOn": ["build", "practice hosts"]');
    const script = /"args": \["(scripts\/\w+\.mjs)"\]/.exec(tasks)?.[1] ?? '';
    expect(existsSync(join(root, script))).toBe(true);
  });
});
