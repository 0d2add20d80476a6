import type { BenchContext } from './benchContext';
import type { Figure } from './figure';

/** What VS Code loads of the product before anybody uses it. */
export function bundleFigures({ eagerBytes }: BenchContext): readonly Figure[] {
  return [
    {
      name: 'bundle.eagerKB',
      meaning: 'size of the bundle that activation loads, in KB of 1,000 bytes',
      goal: 100,
      measure: () => Promise.resolve(eagerBytes / 1000),
    },
  ];
}
