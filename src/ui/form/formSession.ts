import { l10n } from 'vscode';
import type { Provider } from '../../core/provider/provider';
import type { FormDetails, FormDraft, FormEvents, FormModel } from '../../shared/form/formContract';
import type { FormField } from '../../shared/form/formField';
import { Secret } from '../../core/account/secret';
import { nothingTested } from '../words/testViews';
import { describeEntry } from './describeEntry';
import { readStored } from './formFacts';
import { newDraft, savedDraft } from './formDrafts';
import { firstProblem, formModel } from './formModel';
import type { FormParts } from './formParts';
import { createFormRemedies, type FormRemedies } from './formRemedies';
import { heldEntry, type FormState } from './formState';
import { isSameDraft, mergeDraft } from './formSchemas';
import { createTestRuns, type TestRuns } from './formTestRuns';
import { testEntry } from './formTests';

/** With what a form begins. */
export interface FormStart {
  /** Absent for a new provider. */
  readonly providerId?: string | undefined;
  /** What an untouched form holds; the usual where absent. */
  readonly stored?: FormDraft | undefined;
  /** What was typed into a former one. */
  readonly draft?: FormDraft | undefined;
  readonly field?: FormField | undefined;
}

export interface FormSessionParts {
  readonly fire: <N extends keyof FormEvents>(name: N, value: FormEvents[N]) => void;
  /** The provider is not there any more. */
  readonly onGone: () => void;
}

/** What one form knows and shows, brought up to date with what happens elsewhere. */
export interface FormSession {
  readonly state: FormState;
  readonly tests: TestRuns;
  readonly remedies: FormRemedies;
  details(): FormDetails;
  /** @param first the page is shown for the first time: one field gets the focus */
  model(first?: boolean): FormModel;
  /** Reads the provider and its account anew, and tells the page where that changed anything. */
  refresh(): Promise<void>;
  /** As `refresh`, without a word to the page. Gives `false` where the provider is gone. */
  look(): Promise<boolean>;
  follow(provider: Provider): void;
  /** A test that nobody but the extension has asked for. */
  beginTest(): Promise<void>;
}

export function createFormSession(
  parts: FormParts,
  start: FormStart,
  { fire, onGone }: FormSessionParts,
): FormSession {
  const { directory } = parts;
  const begun = directory.current().byId.get(start.providerId ?? '');
  const saved = savedDraft(parts, { provider: begun });
  const stored = saved ?? start.stored ?? newDraft(parts);
  const state: FormState = {
    facts: { provider: begun },
    stored,
    draft: start.draft ?? stored,
    token: new Secret(''),
    changed: false,
  };
  const remedies = createFormRemedies();
  const details = (): FormDetails => describeEntry(parts, state.facts, heldEntry(state));
  const tests = createTestRuns({
    test: (entry, signal, onCheck) => testEntry(parts, state.facts, entry, signal, onCheck),
    offer: (remedy) => remedies.offer(remedy),
    onCheck: (row) => {
      fire('check', row);
    },
    onTested: (tested) => {
      state.facts = { ...state.facts, tested };
      fire('details', details());
    },
  });
  const look = async (): Promise<boolean> => {
    const { provider, stored: before } = state.facts;
    if (provider === undefined) return true;
    const { byId, problems, refusal } = directory.current();
    const now = byId.get(provider.id);
    if (now === undefined) return refusal !== undefined || problems.some(({ id }) => id === provider.id);
    const account = await readStored(parts, now);
    const same = JSON.stringify(savedAtOf(before)) === JSON.stringify(savedAtOf(account));
    state.facts = {
      provider: now,
      stored: account,
      tested: same ? state.facts.tested : undefined,
    };
    return true;
  };
  const model = (first = false): FormModel => {
    const described = details();
    return formModel(parts, state.facts, {
      draft: state.draft,
      stored: state.stored,
      details: described,
      test: tests.latest(),
      testing: tests.checks(),
      focus: first ? (start.field ?? firstProblem(described)) : undefined,
    });
  };
  const refresh = async (): Promise<void> => {
    if (!(await look())) {
      onGone();
      return;
    }
    const fresh = savedDraft(parts, state.facts);
    if (fresh === undefined || isSameDraft(fresh, state.stored)) {
      fire('details', details());
      return;
    }
    state.draft = mergeDraft(state.draft, state.stored, fresh);
    state.stored = fresh;
    fire('model', model());
  };
  return {
    state,
    tests,
    remedies,
    details,
    model,
    look,
    refresh,
    follow(provider) {
      state.facts = { ...state.facts, provider };
    },
    async beginTest() {
      fire('testing', null);
      try {
        const view = await tests.run(heldEntry(state));
        if (view !== undefined) fire('tested', view);
      } catch (cause) {
        fire(
          'tested',
          nothingTested(l10n.t('The test ended with an unexpected problem. The log has the details.')),
        );
        throw cause;
      }
    },
  };
}

function savedAtOf(stored: FormState['facts']['stored']): unknown {
  if (stored === undefined) return undefined;
  return 'kind' in stored.summary ? stored.summary : stored.summary.savedAt;
}
