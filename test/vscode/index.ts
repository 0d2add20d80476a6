import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';

/** What VS Code calls in its extension host: runs every suite beside this file, and rejects when a test failed. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, color: false });
  const filters = readFilters(process.env['GIT_PROVIDERS_TEST_FILTER']);
  if (filters.length > 0) mocha.grep(new RegExp(filters.map(escapeForRegExp).join('|'), 'i'));
  const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' });
  for (const name of files.filter((file) => file.endsWith('.test.js'))) mocha.addFile(join(__dirname, name));

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

function readFilters(text = '[]'): readonly string[] {
  const value: unknown = JSON.parse(text);
  return Array.isArray(value) ? value.map(String) : [];
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
