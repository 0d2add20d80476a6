import { activationFigures } from './activationFigures';
import type { BenchContext } from './benchContext';
import { bundleFigures } from './bundleFigures';
import { credentialFigures } from './credentialFigures';
import type { Figure } from './figure';
import { lookupFigures } from './lookupFigures';
import { memoryFigures } from './memoryFigures';
import { repositoryFigures } from './repositoryFigures';
import { testAllFigures } from './testAllFigures';
import { windowFigures } from './windowFigures';

/** Everything that the bench can measure, in the order in which it does. Nothing begins before it is asked for. */
export function allFigures(context: BenchContext): readonly Figure[] {
  return [
    ...bundleFigures(context),
    ...lookupFigures(),
    ...memoryFigures(context),
    ...credentialFigures(context),
    ...testAllFigures(context),
    ...repositoryFigures(context),
    ...activationFigures(context),
    ...windowFigures(context),
  ];
}
