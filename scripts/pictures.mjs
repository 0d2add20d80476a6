/**
 * `node scripts/pictures.mjs`: takes the README's pictures anew, in a real VS Code beside the practice hosts, and puts
 * them into `media/readme`.
 */
import { build } from './build.mjs';
import { chromium } from './chromium.mjs';
import { embeddedVscode } from './embeddedVscode.mjs';
import { install } from './install.mjs';
import { testVitest } from './testVitest.mjs';

await install();
await build();
await embeddedVscode();
await chromium();
const { failed } = await testVitest('pictures', []);
process.exitCode = failed > 0 ? 1 : 0;
