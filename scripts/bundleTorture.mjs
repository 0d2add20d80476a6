import { join } from 'node:path';
import { root } from './paths.mjs';

const programs = {
  runSubject: 'runSubject.ts',
  watchProcesses: 'canary/watchProcesses.ts',
  savingUntilKilled: 'kills/savingUntilKilled.ts',
  rotatingUntilKilled: 'kills/rotatingUntilKilled.ts',
  editingWindow: 'windows/editingWindow.ts',
  askingGit: 'credentials/askingGit.ts',
};

/**
 * Bundles the programs of test/torture, one file each.
 *
 * @param {string} outdir below the repository, whose packages some of the imports are
 */
export async function bundleTorture(outdir) {
  const { build } = await import('esbuild');
  const source = join(root, 'test', 'torture');
  await build({
    entryPoints: Object.entries(programs).map(([out, path]) => ({ in: join(source, path), out })),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    mainFields: ['module', 'main'],
    // Packages that look for their own files, or that only CommonJS can hold.
    external: [
      'esbuild',
      'axios',
      '@octokit/rest',
      '@gitbeaker/rest',
      'selfsigned',
      'fast-check',
      'playwright-core',
    ],
    alias: { vscode: join(source, 'inputs', 'vscodeStandIn.ts') },
    logLevel: 'warning',
  });
}
