/**
 * What one tier of tests came to.
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} TierResult
 */

/**
 * The closing line of a test run.
 *
 * @param {TierResult} result
 */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * @param {readonly TierResult[]} results
 * @returns {TierResult}
 */
export function sum(results) {
  const add = (name) => results.reduce((total, result) => total + result[name], 0);
  return { passed: add('passed'), failed: add('failed'), skipped: add('skipped') };
}
