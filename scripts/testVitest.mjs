import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { node24 } from './node24.mjs';
import { outFolder, root } from './paths.mjs';
import { run } from './run.mjs';

/**
 * Runs one project of vitest.config.mjs.
 *
 * @param {string} project
 * @param {readonly string[]} filters handed on to vitest
 * @returns {Promise<import('./tierResult.mjs').TierResult>}
 */
export async function testVitest(project, filters) {
  const report = join(outFolder, 'reports', `${project}.json`);
  await rm(report, { force: true });
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await run(node24(), [vitest, 'run', '--project', project, ...reporters, ...filters], {
    cwd: root,
    check: false,
  });
  if (!existsSync(report)) throw new Error(`vitest ended with ${code} and without a report`);
  const result = JSON.parse(await readFile(report, 'utf8'));
  return {
    passed: result.numPassedTests,
    // A file that cannot be loaded, or an error outside of any test, has no failed test to show for it.
    failed: Math.max(result.numFailedTests, code === 0 ? 0 : 1),
    skipped: result.numPendingTests + result.numTodoTests,
  };
}
