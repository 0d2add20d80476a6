/** `node scripts/test.mjs [unit|vscode|oldest|browser] [filter…]`: installs, builds, and runs the tests of one or all tiers. */
import { build } from './build.mjs';
import { chromium } from './chromium.mjs';
import { embeddedVscode, oldestVersion } from './embeddedVscode.mjs';
import { install } from './install.mjs';
import { testVitest } from './testVitest.mjs';
import { testVscode } from './testVscode.mjs';
import { closingLine, sum } from './tierResult.mjs';

const tiers = {
  unit: (filters) => testVitest('unit', filters),
  vscode: (filters) => testVscode(filters),
  oldest: (filters) => testVscode(filters, oldestVersion),
  browser: async (filters) => {
    await embeddedVscode();
    await chromium();
    return testVitest('browser', filters);
  },
};

const [first = '', ...rest] = process.argv.slice(2);
const chosen = first in tiers ? [first] : Object.keys(tiers);
const filters = first === '' || first in tiers ? rest : [first, ...rest];

await install();
const builds = await build().then(
  () => true,
  (error) => {
    console.error(error);
    return false;
  },
);
const results = [];
for (const tier of chosen) results.push(await runTier(tier));
const total = sum(results);
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(`\n${closingLine(total)}`);

/** A tier that breaks, cannot be built or runs nothing counts as one failed test, and the next one runs all the same. */
async function runTier(tier) {
  console.log(`\n── ${tier} ──`);
  try {
    const result = await tiers[tier](filters);
    const nothing = result.passed + result.failed === 0 && (filters.length === 0 || chosen.length === 1);
    if (nothing) console.error(`The ${tier} tier ran no test.`);
    if (!builds) console.error('The extension could not be built.');
    const counted = { ...result, failed: result.failed + (nothing || !builds ? 1 : 0) };
    console.log(`${tier}: ${closingLine(counted)}`);
    return counted;
  } catch (error) {
    console.error(error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
