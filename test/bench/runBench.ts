import type { BenchContext } from './benchContext';
import { bundleFigures } from './bundleFigures';
import { credentialFigures } from './credentialFigures';
import { measured, type Measured } from './figure';
import { lookupFigures } from './lookupFigures';

/** Measures everything, one figure after the other: two at once would only slow each other. */
export async function runBench(context: BenchContext): Promise<readonly Measured[]> {
  const all: Measured[] = [];
  for (const figure of [...bundleFigures(context), ...lookupFigures(), ...credentialFigures(context)]) {
    all.push(await measured(figure));
  }
  return all;
}
