import type { FormEntry, FormModel } from '../../src/shared/form/formContract';
import { formFields } from '../../src/shared/form/formField';
import type { CheckRow, TestOutcomeView } from '../../src/shared/webview/testView';
import { mergeDraft } from './draftChanges';
import { focusField, focusQuestion } from './focusField';
import type { FormEditing } from './formEditing';
import { ask, type FormParts } from './formParts';
import { entryOf } from './formState';
import { showReport } from './reportPlace';

/** What the buttons do, and what the extension tells of tests. */
export interface FormWork {
  readonly save: (tokenFollows?: boolean) => Promise<void>;
  readonly test: () => Promise<void>;
  readonly cancelTest: () => void;
  readonly remedy: (key: string) => void;
  readonly enterOtherToken: () => void;
  readonly close: () => void;
  readonly remove: () => void;
  /** The extension has begun a test. */
  readonly testBegun: () => void;
  readonly checkDone: (check: CheckRow) => void;
  readonly testEnded: (outcome: TestOutcomeView) => void;
}

/** @param keepNow tells the extension at once what stands in the form */
export function formWork(parts: FormParts, editing: FormEditing, keepNow: () => void): FormWork {
  const { store, announce } = parts;
  /** What comes of a test that another one has replaced, or that was cancelled, is not shown. */
  let latestTest = 0;

  async function save(tokenFollows?: boolean): Promise<void> {
    if (store.state.saving) return;
    const sent = entryOf(store.state);
    store.update({ saving: true, notice: undefined });
    const outcome = await ask(parts, 'save', tokenFollows === undefined ? sent : { ...sent, tokenFollows });
    store.update({ saving: false });
    if (outcome === undefined) return;
    switch (outcome.kind) {
      case 'saved':
        showSaved(sent, outcome.model, outcome.sentence);
        return;
      case 'invalid':
        editing.describedBySave();
        store.update({ details: outcome.details, left: new Set(formFields) });
        announce(outcome.details.problems[outcome.first] ?? '');
        focusField(outcome.first);
        return;
      case 'tokenFollows':
        store.update({ notice: { kind: 'question', sentence: outcome.sentence, follow: outcome.follow } });
        focusQuestion();
        return;
      case 'failed':
        store.update({
          notice: { kind: 'failed', sentence: outcome.sentence, remedies: outcome.remedies },
        });
        announce(outcome.sentence);
    }
  }

  function showSaved(sent: FormEntry, model: FormModel, sentence: string): void {
    const { state } = store;
    editing.describedBySave();
    store.update({
      model,
      details: model.details,
      // What was typed while it was being saved stays.
      draft: mergeDraft(state.draft, sent.draft, model.draft),
      token: state.token === sent.token ? '' : state.token,
      tokenTrimmed: false,
      tokenLost: false,
      edited: new Set(),
      left: new Set(),
      notice: { kind: 'saved', sentence },
      testing: model.testing ?? state.testing,
      outcome: model.test ?? state.outcome,
    });
    announce(sentence);
    editing.describe();
  }

  function begin(): number {
    const { notice } = store.state;
    store.update({ testing: [], notice: notice?.kind === 'saved' ? notice : undefined });
    showReport();
    return ++latestTest;
  }

  function end(outcome: TestOutcomeView | undefined): void {
    store.update({ testing: undefined, ...(outcome === undefined ? {} : { outcome }) });
    if (outcome !== undefined) announce(outcome.sentence);
  }

  async function test(): Promise<void> {
    // What cannot be tested as it stands is marked.
    if (Object.keys(store.state.details.problems).length > 0) store.update({ left: new Set(formFields) });
    const turn = begin();
    const outcome = await ask(parts, 'test', entryOf(store.state));
    if (turn === latestTest) end(outcome);
  }

  function cancelTest(): void {
    latestTest++;
    end(undefined);
    store.update({ notice: { kind: 'cancelled' } });
    announce(store.state.model.words.cancelled);
    void ask(parts, 'cancelTest', {});
  }

  return {
    save,
    test,
    cancelTest,
    remedy: (key) => void ask(parts, 'remedy', { key }),
    enterOtherToken: () => {
      store.update({ notice: undefined });
      focusField('token');
    },
    close: () => {
      // Whether there is something to lose is for the extension to say.
      keepNow();
      void ask(parts, 'close', {});
    },
    remove: () => void ask(parts, 'remove', {}),
    testBegun: begin,
    checkDone: (check) => {
      const { testing } = store.state;
      if (testing === undefined) return;
      store.update({ testing: [...testing.filter(({ id }) => id !== check.id), check] });
    },
    testEnded: (outcome) => {
      if (store.state.testing === undefined) return;
      latestTest++;
      end(outcome);
    },
  };
}
