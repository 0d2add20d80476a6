import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { replaceFile } from '../../../src/storage/replaceFile';

it('a file that is replaced loses what killed processes left beside it, and nothing else goes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'replace-'));
  try {
    const path = join(folder, 'settings.json');
    await writeFile(path, 'old');
    const left = 'settings.json.0123456789ab.tmp';
    const others = [
      'settings.json.abcdef012345.tmp',
      'settings.json.tmp',
      'keybindings.json.0123456789ab.tmp',
    ];
    for (const name of [left, ...others]) await writeFile(join(folder, name), '');
    const longAgo = new Date(Date.now() - 3_600_000);
    for (const name of [left, ...others.slice(1)]) await utimes(join(folder, name), longAgo, longAgo);
    await replaceFile(path, 'new');
    expect(await readFile(path, 'utf8')).toBe('new');
    expect((await readdir(folder)).sort()).toEqual(['settings.json', ...others].sort());
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
