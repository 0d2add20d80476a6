import './form.css';
import { render } from 'lit-html';
import type { FormEvents, FormModel, FormRequests } from '../../src/shared/form/formContract';
import { dressTextFields, registerComponents } from '../components';
import { debounced } from '../debounced';
import { RequestRefused, createRpc, type Rpc } from '../rpc';
import { createAnnouncer } from './announcer';
import { mergeDraft } from './draftChanges';
import { focusField, focusPaste, hasFocus } from './focusField';
import { formEditing, type FormEditing } from './formEditing';
import { formPage } from './formPage';
import { ask, type FormParts } from './formParts';
import { firstEmptyField, isChanged, isFresh, openedState, withDetails, type FormState } from './formState';
import { createFormStore, type FormStore } from './formStore';
import { formWork, type FormWork } from './formWork';
import { readSavedState, type SavedState } from './savedState';

/** A pause in typing, in ms, after which the extension learns what stands in the form. */
const keepAfter = 150;

const page = document.getElementById('page');
if (page === null) throw new Error('The document has no place for the page');
registerComponents();
void openForm(page, createRpc<FormRequests, FormEvents>());

async function openForm(main: HTMLElement, rpc: Rpc<FormRequests, FormEvents>): Promise<void> {
  const saved = readSavedState(rpc.readState());
  const root = document.createElement('div');
  main.append(root);
  try {
    const model = await rpc.request('open', { draft: saved?.draft });
    startForm(main, root, rpc, model, saved);
  } catch (cause) {
    if (!(cause instanceof RequestRefused)) throw cause;
    root.textContent = cause.message;
  } finally {
    main.setAttribute('aria-busy', 'false');
  }
}

function startForm(
  main: HTMLElement,
  root: HTMLElement,
  rpc: Rpc<FormRequests, FormEvents>,
  model: FormModel,
  saved: SavedState | undefined,
): void {
  const keep = debounced(keepAfter, () => {
    const { state } = store;
    void ask(parts, 'keep', { draft: state.draft, changed: isChanged(state) });
  });
  const store: FormStore = createFormStore(openedState(model, saved), (state) => {
    show(state);
    if (isUnlike(state, shown)) {
      rpc.writeState(savedStateOf(state));
      keep();
    }
    shown = state;
  });
  let shown = store.state;
  const parts: FormParts = { rpc, store, announce: createAnnouncer(main) };
  const editing = formEditing(parts);
  const work = formWork(parts, editing, keep.flush);
  const show = (state: FormState): void => {
    render(formPage({ state, editing, work }), root);
    dressTextFields(root);
  };

  rpc.writeState(savedStateOf(store.state));
  show(store.state);
  if (store.state.draft !== model.draft) editing.describe();
  focusFirst(store.state);
  listen(rpc, store, editing, work);
  // A page that is hidden is unloaded; the focus leaves it before.
  window.addEventListener('blur', keep.flush);
  window.addEventListener('pagehide', keep.flush);
  window.addEventListener('keydown', (event) => {
    const saves = event.key === 'Enter' || event.key.toLowerCase() === 's';
    if (!saves || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    if (!event.repeat) void work.save();
  });
}

function listen(
  rpc: Rpc<FormRequests, FormEvents>,
  store: FormStore,
  editing: FormEditing,
  work: FormWork,
): void {
  rpc.on('check', work.checkDone);
  rpc.on('testing', work.testBegun);
  rpc.on('tested', work.testEnded);
  rpc.on('focus', focusField);
  rpc.on('fill', editing.fill);
  rpc.on('details', (details) => {
    store.update(withDetails(store.state, details, hasFocus('name')));
  });
  rpc.on('model', (model) => {
    const { draft, model: before, outcome } = store.state;
    store.update({
      model,
      details: model.details,
      draft: mergeDraft(draft, before.stored, model.stored),
      outcome: model.test ?? outcome,
    });
    editing.describe();
  });
}

/** Whether there is something else to put away. */
function isUnlike(one: FormState, other: FormState): boolean {
  return one.draft !== other.draft || one.token !== other.token || one.model !== other.model;
}

function savedStateOf({ model, draft, token, tokenLost }: FormState): SavedState {
  const { providerId } = model;
  return {
    ...(providerId === undefined ? {} : { providerId }),
    draft,
    tokenTyped: token !== '' || tokenLost,
  };
}

function focusFirst(state: FormState): void {
  const field = state.model.focus ?? firstEmptyField(state);
  if (isFresh(state)) focusPaste();
  else if (field !== undefined) focusField(field);
}
