import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { bundleTests } from './bundleTests.mjs';
import { chromium } from './chromium.mjs';
import { embeddedVscode } from './embeddedVscode.mjs';
import { outFolder, root } from './paths.mjs';

/** Suites about how fast the product is, which the current VS Code tells as well as an older one. */
const measuring = ['scale', 'manyRepositories'];

/**
 * Runs the suites of test/vscode inside VS Code: a desktop one that is downloaded where
 * GIT_PROVIDERS_TEST_DESKTOP=1 asks for it, the embedded one otherwise.
 *
 * @param {readonly string[]} filters parts of test names, any of which selects a test
 * @param {string} [version] of the embedded VS Code (npm package `code-server`); the current one if left out
 * @returns {Promise<import('./tierResult.mjs').TierResult>}
 */
export async function testVscode(filters, version) {
  const { runTests, TestRunFailedError } = await import('@vscode/test-electron');
  const extensionTestsPath = await bundleTests();
  const report = join(outFolder, 'reports', `vscode${version ?? ''}.json`);
  await mkdir(dirname(report), { recursive: true });
  await rm(report, { force: true });
  const desktop = process.env.GIT_PROVIDERS_TEST_DESKTOP === '1' && version === undefined;
  if (!desktop) {
    await embeddedVscode(version);
    await chromium();
  }
  let failed = false;
  try {
    await runTests({
      ...(desktop ? {} : { vscodeExecutablePath: join(root, 'scripts', executableName()) }),
      extensionDevelopmentPath: root,
      extensionTestsPath,
      launchArgs: version === undefined ? [] : [`--version=${version}`],
      extensionTestsEnv: {
        GIT_PROVIDERS_TEST_REPORT: report,
        GIT_PROVIDERS_TEST_FILTER: JSON.stringify(filters),
        GIT_PROVIDERS_TEST_LEFT_OUT: JSON.stringify(version === undefined ? [] : measuring),
      },
    });
  } catch (error) {
    if (!(error instanceof TestRunFailedError)) throw error;
    failed = true;
  }
  if (!existsSync(report)) throw new Error('VS Code ended without a report of its tests');
  const counts = JSON.parse(await readFile(report, 'utf8'));
  return { ...counts, failed: Math.max(counts.failed, failed ? 1 : 0) };
}

function executableName() {
  return process.platform === 'win32' ? 'vscodeExecutable.cmd' : 'vscodeExecutable.mjs';
}
