import { html, render } from 'lit-html';
import type { DashboardEvents, DashboardRequests } from '../../src/shared/dashboard/dashboardContract';
import type { DashboardRow } from '../../src/shared/dashboard/dashboardRow';
import { filledColumns, type DashboardView } from '../../src/shared/dashboard/dashboardView';
import { registerComponents } from '../components';
import { RequestRefused, createRpc } from '../rpc';
import { followArrowKeys } from './arrowKeys';
import { setColumnWidths } from './columnWidths';
import './dashboard.css';
import { addIconSprite } from './iconSprite';
import { withKeptFocus } from './keptFocus';
import { page } from './page';
import { firstRows, firstState, type PageActions, type PageState } from './pageState';
import { readView } from './viewState';

const moreRows = 60;

const rpc = createRpc<DashboardRequests, DashboardEvents>();
const root = document.getElementById('page') ?? document.body;
let view = readView(rpc.readState());
let state: PageState | undefined;
let collator = new Intl.Collator();
let drawn: number | undefined;

function draw(): void {
  drawn = undefined;
  if (state === undefined) return;
  const shown = state;
  setColumnWidths(root, filledColumns([...shown.rows.values()], shown.view.group));
  withKeptFocus(root, () => {
    render(page(shown, collator, actions), root);
  });
  const isDrawn = shown.limit >= shown.rows.size;
  root.setAttribute('aria-busy', String(!isDrawn || shown.rows.size < shown.total));
  if (!isDrawn) requestIdleCallback(drawMore, { timeout: 30 });
}

/** A thousand rows at once would hold up what is typed: they come in parts, each of which fits between two frames. */
function drawMore(): void {
  if (state !== undefined) change({ limit: state.limit + moreRows });
}

/** However much changes between two frames, it is drawn once. */
function change(changed: Partial<PageState>): void {
  if (state === undefined) return;
  state = { ...state, ...changed };
  drawn ??= requestAnimationFrame(draw);
}

function look(changed: Partial<DashboardView>): void {
  view = { ...view, ...changed };
  rpc.writeState(view);
  change({ view, limit: firstRows });
}

/** Why a request was refused stands where other news stand. */
async function ask<M extends keyof DashboardRequests>(
  method: M,
  params: DashboardRequests[M]['params'],
): Promise<DashboardRequests[M]['result'] | undefined> {
  try {
    return await rpc.request(method, params);
  } catch (cause) {
    if (!(cause instanceof RequestRefused)) throw cause;
    if (state === undefined) render(html`<p role="alert">${cause.message}</p>`, root);
    change({ told: cause.message });
    return undefined;
  }
}

const actions: PageActions = {
  look,
  clearFilters: () => {
    look({ filter: '', state: undefined });
  },
  test: ({ id, testing }) => {
    if (testing === undefined) void ask('test', { id });
    else if (testing === 'here') void ask('cancelTest', { id });
  },
  edit: ({ id }) => void ask('edit', { id }),
  testAll: () => void ask('testAll', null),
  cancelAll: () => void ask('cancelAll', null),
  add: () => void ask('add', null),
  openWalkthrough: () => void ask('openWalkthrough', null),
};

/** Rows that are told before the first answer has come. */
let early = new Map<string, DashboardRow>();

rpc.on('rows', ({ changed, removed, total }) => {
  const rows = new Map(state?.rows ?? early);
  for (const row of changed) rows.set(row.id, row);
  for (const id of removed) rows.delete(id);
  if (state === undefined) early = rows;
  change({ rows, total });
});
rpc.on('access', (access) => {
  change({ access });
});
rpc.on('progress', (progress) => {
  change({ progress, ...(progress !== null && { told: '' }) });
});
rpc.on('told', (told) => {
  change({ told });
});

async function open(): Promise<void> {
  const model = await ask('open', null);
  if (model === undefined) return;
  const first = firstState(model, view);
  state = { ...first, rows: new Map([...first.rows, ...early]) };
  collator = new Intl.Collator(model.locale, { numeric: true, sensitivity: 'base' });
  draw();
}

registerComponents();
addIconSprite();
followArrowKeys(root);
void open();
