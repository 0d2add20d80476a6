import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';

/** What VS Code calls in its extension host: runs every suite beside this file, and rejects when a test failed. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, color: false });
  const filters = readList(process.env['GIT_PROVIDERS_TEST_FILTER']);
  if (filters.length > 0) mocha.grep(new RegExp(filters.map(escapeForRegExp).join('|'), 'i'));
  const leftOut = readList(process.env['GIT_PROVIDERS_TEST_LEFT_OUT']).map((name) => `${name}.test.js`);
  if (leftOut.length > 0) console.log(`Left out here: ${leftOut.join(', ')}`);
  const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.test.js') && !leftOut.includes(file),
  );
  for (const name of files) mocha.addFile(join(__dirname, name));

  const counts = await new Promise<{ passed: number; failed: number; skipped: number }>((resolve) => {
    const runner = mocha.run(() => {
      const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
      resolve({ passed: passes, failed: failures, skipped: pending });
    });
  });
  const report = process.env['GIT_PROVIDERS_TEST_REPORT'];
  if (report !== undefined) writeFileSync(report, JSON.stringify(counts));
  if (counts.failed > 0) throw new Error(`${String(counts.failed)} tests failed`);
}

function readList(text = '[]'): readonly string[] {
  const value: unknown = JSON.parse(text);
  return Array.isArray(value) ? value.map(String) : [];
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
