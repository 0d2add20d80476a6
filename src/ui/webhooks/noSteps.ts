import type { StepPosition } from '../quickInput/wizard';

/** For lists that lead on and back: VS Code shows no number for step 0. */
export function noSteps(canGoBack: boolean): StepPosition {
  return { step: 0, total: 0, canGoBack };
}
