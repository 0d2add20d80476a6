import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What is downloaded or kept between runs: git-ignored, and safe to delete at any time. */
export const cacheFolder = join(root, '.vscode-test');

/** What a run writes for a person to look at: reports, bundles, screenshots. Git-ignored. */
export const outFolder = join(root, 'out');
