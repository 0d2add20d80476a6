import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'jsonc-parser';
import { bundledScript, runScript } from './scriptWindow';
import { openWorkbench, type Workbench } from './workbench';

const each = 50;

let window: Workbench;

beforeAll(async () => {
  window = await openWorkbench({ smoke: true, extension: 'none', emptyWindow: true });
});

afterAll(async () => {
  await window.close();
});

it('two windows that each add fifty providers at once lose none', async () => {
  const script = await bundledScript('addMany', window.home);
  const names = ['Left', 'Right'];
  const context = window.page.context();
  await Promise.all(
    names.map(async (name) => {
      const page = await context.newPage();
      const environment = {
        WINDOW: name,
        WINDOWS: names.join(','),
        COUNT: String(each),
        MEETING: join(window.home, 'meeting'),
      };
      await runScript(page, { origin: window.origin, folder: window.home }, script, environment);
      await page.close();
    }),
  );
  const settings = parse(await readFile(window.settingsFile, 'utf8')) as Record<string, unknown>;
  const providers = settings['gitProviders.providers'] as Record<string, { readonly name: string }>;
  const wanted = names.flatMap((name) =>
    Array.from({ length: each }, (_, index) => `${name} ${String(index + 1)}`),
  );
  expect(
    Object.values(providers)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(wanted.sort());
});
