import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { npm } from '../../scripts/npm.mjs';
import { root } from '../../scripts/paths.mjs';
import { build } from '../../esbuild.js';
import { hosts } from '../../src/hosts/hosts';
import { addProviderTitle } from './addProvider';
import { until } from './until';
import { webviewPage } from './webview';
import { openWorkbench, type Workbench } from './workbench';

const kilobyte = 1000;

let directory: string;
let vsix: string;
let window: Workbench;
let installed: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'gp-'));
  vsix = join(directory, 'git-providers.vsix');
  await npm(['run', 'package', '--', '--out', vsix], root);
  window = await openWorkbench({ extension: vsix, directory: join(directory, 'code') });
  const names = await readdir(window.extensionsDirectory);
  installed = join(
    window.extensionsDirectory,
    names.find((name) => name.startsWith('git-providers.'))!,
  );
});

afterAll(async () => {
  await window.close();
  await rm(directory, { recursive: true, force: true, maxRetries: 3 });
});

describe('the package', () => {
  it('is small', async () => {
    expect((await stat(vsix)).size).toBeLessThanOrEqual(900 * kilobyte);
  });

  it('holds the bundles, and of the repository only what VS Code or its user reads', async () => {
    const names = await filesBelow(installed);
    const [bundles, others] = [names.filter(isBundle), names.filter((name) => !isBundle(name))];
    const built = join(directory, 'built');
    await build({ production: true, outdir: built });
    expect(bundles).toEqual((await filesBelow(built)).map((name) => `dist/${name}`));
    const allowed =
      /^(\.vsixmanifest|package\.json|package\.nls(\.[\w-]+)?\.json|l10n\/[\w.-]+\.json|readme\.md|changelog\.md|LICENSE\.txt|THIRD-PARTY-NOTICES\.txt|api\/[\w.-]+\.d\.ts|media\/[\w/.-]+\.(png|jpg|svg|woff|md))$/;
    expect(others.filter((name) => !allowed.test(name))).toEqual([]);
    expect(others.filter((name) => /glyphs|icon\.svg/.test(name))).toEqual([]);
    expect(others).toEqual(
      expect.arrayContaining([
        'package.json',
        'LICENSE.txt',
        'THIRD-PARTY-NOTICES.txt',
        'api/git-providers.d.ts',
      ]),
    );
  });

  it('holds every file that its manifest names', async () => {
    const text = await readFile(join(installed, 'package.json'), 'utf8');
    const named = [...text.matchAll(/"(?:\.\/)?((?:media|dist|l10n)\/[^"]+)"/g)].map(([, name = '']) => name);
    expect(named).toEqual(expect.arrayContaining(['dist/extension.js', 'media/activityBar.svg']));
    expect(named.filter((name) => !existsSync(join(installed, name)))).toEqual([]);
  });

  it('names no machine and no server of those who made it', async () => {
    const names = (await filesBelow(installed)).filter((name) => !/\.(png|jpg|woff)$/.test(name));
    const foreign = names.filter((name) => {
      const text = readFileSync(join(installed, name), 'utf8');
      return text.includes(root) || text.includes('sourceMappingURL');
    });
    expect(foreign).toEqual([]);
  });
});

describe('Git Providers installed from its package', () => {
  it('is activated when VS Code has started', async () => {
    const log = await until('the note of the activation', async () => {
      const text = await logged(/exthost\.log$/);
      return text.includes('git-providers.git-providers, startup:') ? text : undefined;
    });
    expect(log).toMatch(/_doActivateExtension git-providers\.git-providers, .*'onStartupFinished'/);
    expect(log).not.toMatch(/\[error\].*git-providers/);
  });

  it('welcomes its user in the sidebar', async () => {
    await window.openActivityBar('Git Providers');
    expect((await window.welcome('Providers')).buttons).toEqual(['Add Provider…']);
  });

  it('asks for a provider', async () => {
    await window.runCommand(addProviderTitle);
    const form = webviewPage(window);
    await form.ready();
    const labels = await form.content().locator('label.type strong').allInnerTexts();
    expect(labels).toEqual(hosts.map(({ label }) => label));
    await form.button('Cancel').press('Enter');
    await form.content().locator('main').waitFor({ state: 'detached' });
  });

  it('writes no error to its log', async () => {
    expect(await logged(/Git Providers\.log$/)).not.toContain('[error]');
    expect(await window.notifications()).toEqual([]);
  });
});

function isBundle(name: string): boolean {
  return name.startsWith('dist/');
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** Everything in the logs whose names match. */
async function logged(name: RegExp): Promise<string> {
  const folder = join(window.userDataDirectory, 'logs');
  const files = (await readdir(folder, { recursive: true })).filter((path) => name.test(path));
  const texts = await Promise.all(files.map((path) => readFile(join(folder, path), 'utf8')));
  return texts.join('');
}
