import { execFile } from 'node:child_process';
import { appendFile, cp, mkdtemp, readdir, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Metafile } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../../esbuild.js';
import { hosts } from '../../../src/hosts/hosts';
import { root } from './sourceFiles';

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'bundle-'));
});

afterAll(async () => {
  await rm(directory, { recursive: true, force: true });
});

describe('the bundles of a release', () => {
  let outdir: string;
  let metafiles: readonly Metafile[];

  beforeAll(async () => {
    outdir = join(directory, 'dist');
    metafiles = await build({ production: true, outdir });
  }, 60_000);

  it('load at most 100 KB when the extension is activated', async () => {
    const { size } = await stat(join(outdir, 'extension.js'));
    expect(size).toBeLessThanOrEqual(100_000);
  });

  it.each([
    ['extension.js', 'src/extension.ts'],
    ['commands.js', 'src/ui/commands/commandTable.ts'],
  ])('leave the clients of the hosts out of %s', (name, entry) => {
    const bundle = metafiles.find(({ outputs }) =>
      Object.keys(outputs).some((output) => output.endsWith(`/${name}`)),
    );
    const inputs = Object.keys(bundle!.inputs);
    const libraries = ['@octokit/', '@gitbeaker/', 'axios/'];
    const found = inputs.filter((input) =>
      libraries.some((library) => input.includes(`node_modules/${library}`)),
    );
    expect(inputs).toContain(entry);
    expect(found).toEqual([]);
  });

  it('are one for each host, and one for each part that is loaded later', async () => {
    const names = await readdir(join(outdir, 'hosts'));
    expect(names.sort()).toEqual(hosts.map(({ type }) => `${type}.js`).sort());
    const others = [
      'authentication.js',
      'backgroundChecks.js',
      'checkToken.js',
      'commands.js',
      'connectionTest.js',
      'credentialHelper.js',
      'dashboard.js',
      'deepLink.js',
      'explainText.js',
      'extension.js',
      'findLogins.js',
      'forms.js',
      'git.js',
      'historyText.js',
      'hosts',
      'joinGit.js',
      'onlookers.js',
      'sidebar.js',
      'storage.js',
      'tryGit.js',
      'webview',
    ];
    expect((await readdir(outdir)).sort()).toEqual(others);
  });

  it('replace what an earlier build left, and keep nothing of it', async () => {
    const later = join(directory, 'later');
    await build({ outdir: later });
    expect(await readdir(later)).toContain('extension.js.map');
    await build({ production: true, outdir: later });
    expect((await readdir(later, { recursive: true })).sort()).toEqual(
      (await readdir(outdir, { recursive: true })).sort(),
    );
  }, 60_000);
});

describe('a build', () => {
  let copy: string;

  beforeAll(async () => {
    copy = join(directory, 'copy');
    for (const name of ['src', 'esbuild.js', 'package.json', 'tsconfig.json']) {
      await cp(join(root, name), join(copy, name), { recursive: true });
    }
    await symlink(join(root, 'node_modules'), join(copy, 'node_modules'), 'dir');
  });

  const run = () => promisify(execFile)(process.execPath, ['esbuild.js'], { cwd: copy });

  it('succeeds as long as VS Code is used in its own layers only', async () => {
    await run();
    expect(await readdir(join(copy, 'dist'))).toContain('extension.js');
  }, 60_000);

  it.each(['core/account/secret.ts', 'shared/result.ts', 'hosts/scopeNeeds.ts'])(
    'fails when src/%s imports VS Code',
    async (name) => {
      const file = join(copy, 'src', name);
      await appendFile(file, "\nexport { window as stray } from 'vscode';\n");
      await expect(run()).rejects.toMatchObject({ stderr: expect.stringContaining(`src/${name}`) as string });
      await cp(join(root, 'src', name), file);
    },
    60_000,
  );
});
