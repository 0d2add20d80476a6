import { sum } from './tierResult.mjs';

/**
 * What a run of Vitest came to, file by file.
 *
 * @typedef {{ path: string } & import('./tierResult.mjs').TierResult} FileResult
 * @typedef {{ ok: boolean, files: readonly FileResult[] }} Run `ok`: Vitest ended without any error
 */

/**
 * The result of a first run, where files that failed count as they did in a second one.
 *
 * @param {Run} first
 * @param {Run} [second] of the files that failed
 * @returns {import('./tierResult.mjs').TierResult}
 */
export function withSecondRun(first, second) {
  const failed = first.files.some((file) => file.failed > 0);
  const files = first.files.map((file) =>
    file.failed === 0 || second === undefined
      ? file
      : (second.files.find(({ path }) => path === file.path) ?? file),
  );
  const total = sum(files);
  // An error outside of any test has no file to be run again.
  const unexplained = (!first.ok && !failed) || second?.ok === false;
  return { ...total, failed: Math.max(total.failed, unexplained ? 1 : 0) };
}
