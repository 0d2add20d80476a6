import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { node24 } from './node24.mjs';
import { outFolder, root } from './paths.mjs';
import { run } from './run.mjs';
import { withSecondRun } from './withSecondRun.mjs';

/** More files than this are no matter of a busy machine. */
const mostFiles = 6;

/**
 * Runs one project of vitest.config.mjs. Files that fail beside others run a second time, alone, and that counts: two
 * busy cores may starve a window past a wait, and what is broken fails alone too.
 *
 * @param {string} project
 * @param {readonly string[]} filters handed on to vitest
 * @returns {Promise<import('./tierResult.mjs').TierResult>}
 */
export async function testVitest(project, filters) {
  const first = await runVitest(project, project, filters);
  const failed = first.files.filter((file) => file.failed > 0).map(({ path }) => path);
  const again = failed.length > 0 && failed.length <= mostFiles && first.files.length > 1;
  if (!again) return withSecondRun(first);
  console.log(`\nThese files failed beside others and run once more, alone:\n${failed.join('\n')}\n`);
  return withSecondRun(first, await runVitest(project, `${project}-again`, [...failed, '--maxWorkers=1']));
}

/** @returns {Promise<import('./withSecondRun.mjs').Run>} */
async function runVitest(project, reportName, args) {
  const report = join(outFolder, 'reports', `${reportName}.json`);
  await rm(report, { force: true });
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await run(node24(), [vitest, 'run', '--project', project, ...reporters, ...args], {
    cwd: root,
    check: false,
  });
  if (!existsSync(report)) throw new Error(`vitest ended with ${code} and without a report`);
  const { testResults } = JSON.parse(await readFile(report, 'utf8'));
  return { ok: code === 0, files: testResults.map(fileResult) };
}

function fileResult({ name, status, assertionResults }) {
  const count = (...states) => assertionResults.filter((test) => states.includes(test.status)).length;
  const failed = count('failed');
  return {
    path: relative(root, name).replaceAll('\\', '/'),
    passed: count('passed'),
    // A file that cannot be loaded has no failed test to show for it.
    failed: status === 'failed' ? Math.max(failed, 1) : failed,
    skipped: count('pending', 'skipped', 'todo'),
  };
}
