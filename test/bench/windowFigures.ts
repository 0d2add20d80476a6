import { webviewPage } from '../browser/webview';
import type { BenchContext } from './benchContext';
import { openDrivenWindow, type DrivenWindow } from './drivenWindow';
import type { Figure } from './figure';
import { idOf, nameOf, settingsWith } from './manyProviders';
import { median } from './median';
import { shownRow } from './shownRow';

const [few, many] = [10, 1_000];
const rounds = 15;
const warmUp = 2;

/** What takes its time in a window that is in use. */
export function windowFigures(context: BenchContext): readonly Figure[] {
  return [
    {
      name: 'edit.growth',
      meaning: `one edit with ${many} providers over one with ${few}, from the command to the repainted tree`,
      goal: 3,
      measure: () => editGrowth(context),
    },
    {
      name: 'form.openMs',
      meaning: 'milliseconds from the command to a form that takes input, in a warm window',
      measure: () => formOpening(context),
    },
  ];
}

/** Both windows are open all the time, and take turns. */
async function editGrowth(context: BenchContext): Promise<number> {
  const windows = new Map<number, { readonly driven: DrivenWindow; readonly times: number[] }>();
  try {
    for (const count of [few, many]) {
      const driven = await openDrivenWindow(context, settingsWith(count));
      windows.set(count, { driven, times: [] });
      await showProviders(driven);
    }
    for (let round = -warmUp; round < rounds; round++) {
      for (const { driven, times } of round % 2 === 0 ? windows.values() : [...windows.values()].reverse()) {
        const took = await edit(driven, round % 2 === 0);
        if (round >= 0) times.push(took);
      }
    }
    const medianWith = (count: number): number => median(windows.get(count)?.times ?? []);
    console.log(
      `  one edit: ${medianWith(few)} ms with ${few} providers, ${medianWith(many)} ms with ${many}`,
    );
    return medianWith(many) / medianWith(few);
  } finally {
    for (const { driven } of windows.values()) await driven.close();
  }
}

async function showProviders({ window }: DrivenWindow): Promise<void> {
  await window.openActivityBar('Git Providers');
  await shownRow(window.page, nameOf(0));
}

/** Milliseconds until the row of a provider shows that it is inactive, or that it is active again. */
async function edit({ window, begin }: DrivenWindow, deactivate: boolean): Promise<number> {
  const repainted = shownRow(window.page, nameOf(0), deactivate);
  const begun = await begin(`gitProviders.${deactivate ? 'deactivate' : 'activate'}`, idOf(0));
  return (await repainted) - begun;
}

async function formOpening(context: BenchContext): Promise<number> {
  const driven = await openDrivenWindow(context, settingsWith(few));
  try {
    await showProviders(driven);
    const times: number[] = [];
    for (let round = -warmUp; round < rounds; round++) {
      const took = await openForm(driven);
      if (round >= 0) times.push(took);
    }
    return median(times);
  } finally {
    await driven.close();
  }
}

async function openForm({ window, begin, run }: DrivenWindow): Promise<number> {
  const begun = await begin('gitProviders.addProvider');
  const form = webviewPage(window);
  await form.ready();
  await form.textbox('Name').isEditable();
  const ready = Date.now();
  // Which the extension hears of before the command ends: another form opens only then.
  await run('workbench.action.closeActiveEditor');
  await form.content().locator('main').waitFor({ state: 'detached' });
  return ready - begun;
}
