import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { root } from '../../scripts/paths.mjs';

const note = v.object({ what: v.string(), detail: v.string() });

/** One thing that the watched extension did. */
export type Note = v.InferOutput<typeof note>;

/** Puts a copy of the built extension into `directory`, with an entry that writes down what it does. */
export async function watchedExtension(directory: string): Promise<string> {
  const target = join(directory, 'watched-extension');
  await mkdir(target);
  const names = (await readdir(root)).filter((name) => /^(dist|media|l10n|package\.nls.*\.json)$/.test(name));
  for (const name of names) await cp(join(root, name), join(target, name), { recursive: true });
  const entry = fileURLToPath(new URL('watchedEntry.cjs', import.meta.url));
  await cp(entry, join(target, 'dist', 'watchedEntry.js'));
  const text = await readFile(join(root, 'package.json'), 'utf8');
  const manifest = v.parse(v.record(v.string(), v.unknown()), JSON.parse(text));
  const watched = { ...manifest, main: './dist/watchedEntry.js' };
  await writeFile(join(target, 'package.json'), JSON.stringify(watched));
  return target;
}

/** What was written down so far. */
export function readNotes(file: string): readonly Note[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => v.parse(note, JSON.parse(line)));
}
