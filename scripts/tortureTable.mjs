import { readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { root } from './paths.mjs';

const path = join(root, 'docs', 'reliability.md');
const [begin, end] = ['<!-- torture begins -->', '<!-- torture ends -->'];
const heads = ['subject', 'what was done, how often', 'result', 'seconds'];

const cellsOf = ({ name, done, result, seconds }) => [name, done, result, seconds.toFixed(1)];

/** For people who look at a terminal. */
export function printedTable(rows) {
  const all = [heads, ...rows.map(cellsOf)].map(([name, done, result, seconds]) => [
    name,
    result,
    seconds,
    done,
  ]);
  const widths = all[0].map((_, column) => Math.max(...all.map((row) => row[column].length)));
  return all
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Puts the table between the two marks of docs/reliability.md. */
export async function writeTable(rows, seed) {
  const text = await readFile(path, 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${path} has lost its marks.`);
  const lines = [heads, heads.map(() => '---'), ...rows.map(cellsOf).map((cells) => cells.map(escaped))];
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const made = `Made on ${new Date().toISOString().slice(0, 10)} with the seed ${seed} on ${process.platform}, ${cpus().length} processors, ${gigabytes} GB.`;
  const table = lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  const page = `${text.slice(0, from)}${begin}\n\n${made}\n\n${table}\n\n${text.slice(to)}`;
  const { format, resolveConfig } = await import('prettier');
  await writeFile(path, await format(page, { ...(await resolveConfig(path)), filepath: path }));
}

function escaped(cell) {
  return cell.replaceAll('|', '\\|').replace(/\s+/g, ' ');
}
