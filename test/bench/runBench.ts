import { allFigures } from './allFigures';
import type { BenchContext } from './benchContext';
import { measured, type Measured } from './figure';

/**
 * Measures one figure after the other: two at once would only slow each other.
 *
 * @param only names of figures; all of them where there is none
 */
export async function runBench(
  context: BenchContext,
  only: readonly string[] = [],
): Promise<readonly Measured[]> {
  const figures = allFigures(context);
  const unknown = only.filter((name) => figures.every((figure) => figure.name !== name));
  if (unknown.length > 0) {
    const names = figures.map(({ name }) => name).join(', ');
    throw new Error(`No figure is called ${unknown.join(' or ')}. There are ${names}.`);
  }
  const all: Measured[] = [];
  for (const figure of figures) {
    if (only.length > 0 && !only.includes(figure.name)) continue;
    const begun = performance.now();
    all.push(await measured(figure));
    console.log(`  ${figure.name}: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  }
  return all;
}
