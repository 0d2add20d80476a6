import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { until } from '../browser/until';
import { openWorkbench } from '../browser/workbench';
import type { BenchContext } from './benchContext';
import { callTimes } from './callTimes';
import type { Figure } from './figure';
import { installDriver } from './installDriver';
import { median } from './median';

const windows = 7;
const [ours, theirs] = ['git-providers.git-providers', 'vscode.github-authentication'];

/** What the extension costs each window that opens, beside one of VS Code's own that does the like. */
export function activationFigures(context: BenchContext): readonly Figure[] {
  return [
    {
      name: 'activation.vsGitHubAuthentication',
      meaning: `activation over that of VS Code’s GitHub Authentication, in ${windows} windows`,
      goal: 1,
      measure: () => activationRatio(context),
    },
  ];
}

/** The loading of the code and the call of `activate`, both as VS Code takes their times. */
async function activationRatio({ extension, driverProgram }: BenchContext): Promise<number> {
  const directory = await mkdtemp(join(tmpdir(), 'gp-'));
  const loaded = join(directory, 'loaded');
  await mkdir(loaded);
  await installDriver(directory, driverProgram);
  const extraEnv = { GIT_PROVIDERS_LOADED: loaded, GIT_PROVIDERS_LOADED_IDS: `${ours},${theirs}` };
  const workbench = await openWorkbench({ directory, extension, extraEnv });
  try {
    const seen = new Set<string>();
    await nextLoadTimes(loaded, seen);
    const all: { readonly ours: number; readonly theirs: number }[] = [];
    for (let count = 0; count < windows; count++) {
      const window = await workbench.openWindow();
      const load = await nextLoadTimes(loaded, seen);
      const call = await callTimes(window, [ours, theirs]);
      const sum = (id: string): number => (load[id] ?? Number.NaN) + (call.get(id) ?? Number.NaN);
      all.push({ ours: sum(ours), theirs: sum(theirs) });
      await window.page.close();
    }
    const words = all.map((each) => `${each.ours}/${each.theirs}`);
    console.log(`  activation in ms, ours and theirs: ${words.join(' ')}`);
    return median(all.map((each) => each.ours / each.theirs));
  } finally {
    await workbench.close();
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  }
}

const loadTimes = v.record(v.string(), v.number());

/** What the next window's extension host writes. */
async function nextLoadTimes(
  directory: string,
  seen: Set<string>,
): Promise<Readonly<Record<string, number>>> {
  return until('the load times of a new window', async () => {
    const name = (await readdir(directory)).find((each) => !seen.has(each));
    if (name === undefined) return undefined;
    const times = v.parse(loadTimes, JSON.parse(await readFile(join(directory, name), 'utf8')));
    seen.add(name);
    return times;
  });
}
