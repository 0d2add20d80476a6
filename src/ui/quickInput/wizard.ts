/** What a step came to: an answer, one step back, or the end of the flow. */
export type StepOutcome<T> =
  { readonly kind: 'next'; readonly value: T } | { readonly kind: 'back' } | { readonly kind: 'cancel' };

export interface StepPosition {
  readonly step: number;
  readonly total: number;
  readonly canGoBack: boolean;
}

export interface WizardStep<S> {
  /** The step is shown for this state. */
  applies(state: S): boolean;
  ask(state: S, position: StepPosition): Promise<StepOutcome<Partial<S>>>;
}

/** Asks one step after the other; Back returns to the step before with its answer filled in. */
export async function runWizard<S>(start: S, steps: readonly WizardStep<S>[]): Promise<S | undefined> {
  let state = start;
  let index = 0;
  for (let step = steps[index]; step !== undefined; step = steps[index]) {
    const shown = steps.filter((each) => each.applies(state));
    const position = { step: shown.indexOf(step) + 1, total: shown.length, canGoBack: shown[0] !== step };
    const outcome = await step.ask(state, position);
    if (outcome.kind === 'cancel') return undefined;
    if (outcome.kind === 'next') state = { ...state, ...outcome.value };
    const forward = outcome.kind === 'next';
    do index += forward ? 1 : -1;
    while (index > 0 && steps[index]?.applies(state) === false);
  }
  return state;
}
