import { html, nothing, type TemplateResult } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { keyed } from 'lit-html/directives/keyed.js';
import { repeat } from 'lit-html/directives/repeat.js';
import type { Column, DashboardRow } from '../../src/shared/dashboard/dashboardRow';
import type { DashboardView, RowGroup } from '../../src/shared/dashboard/dashboardView';
import { cellContent } from './cells';
import { spriteIcon } from './iconSprite';
import type { PageActions, PageState } from './pageState';
import { counted, filled } from './wordGaps';

/** The roles are those that the elements have by themselves, and lose in some browsers when they are laid out as a grid. */
export function table(
  state: PageState,
  columns: readonly Column[],
  groups: readonly RowGroup[],
  actions: PageActions,
): TemplateResult {
  const { words, view } = state;
  return html`<table role="table">
    <caption class="unseen">
      ${words.caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${columns.map((column) => head(column, state, actions))}
      </tr>
    </thead>
    ${keyed(view, bodies(state, columns, groups, actions))}
  </table>`;
}

/** Another view gets other bodies: taking one out as a whole is quick, taking out a thousand rows one by one is not. */
function bodies(
  state: PageState,
  columns: readonly Column[],
  groups: readonly RowGroup[],
  actions: PageActions,
): unknown {
  const { view, access } = state;
  const write = access.kind === 'granted' && access.write;
  const shape = columns.join();
  return repeat(
    groups,
    ({ label }) => label ?? '',
    ({ label, rows, count }) =>
      html`<tbody role="rowgroup">
        ${view.group === 'none' ? nothing : groupHead(label, count, columns.length, state)}
        ${repeat(
          rows,
          ({ id }) => id,
          (row) => guard([row, shape, write], () => line(row, columns, write, state, actions)),
        )}
      </tbody>`,
  );
}

function head(column: Column, { words, view }: PageState, actions: PageActions): TemplateResult {
  const sorted = view.sort === column;
  const order = sorted ? (view.descending ? 'descending' : 'ascending') : undefined;
  return html`<th role="columnheader" scope="col" class=${column} aria-sort=${order ?? nothing}>
    <button
      type="button"
      data-act="sort"
      @click=${() => {
        actions.look(nextSort(view, column));
      }}
    >
      <span class="word">${words.columns[column]}</span>
      ${sorted ? spriteIcon(view.descending ? 'down' : 'up') : nothing}
    </button>
  </th>`;
}

function nextSort(view: DashboardView, column: Column): Partial<DashboardView> {
  return { sort: column, descending: view.sort === column && !view.descending };
}

function groupHead(
  label: string | undefined,
  count: number,
  width: number,
  { words, view, locale }: PageState,
): TemplateResult {
  const none = view.group === 'environment' ? words.noEnvironment : words.noOrganization;
  return html`<tr role="row" class="group">
    <th role="rowheader" scope="rowgroup" colspan=${width}>
      ${label ?? none} <span class="quiet">${counted(words.count, count, locale)}</span>
    </th>
  </tr>`;
}

function line(
  row: DashboardRow,
  columns: readonly Column[],
  write: boolean,
  { words }: PageState,
  actions: PageActions,
): TemplateResult {
  return html`<tr role="row" data-id=${row.id}>
    ${columns.map((column) =>
      column === 'name'
        ? html`<th role="rowheader" scope="row" class="name">
            ${write ? nameActions(row, words, actions) : html`<span class="line" title=${row.name}>${row.name}</span>`}
          </th>`
        : cell(column, row, words),
    )}
  </tr>`;
}

function cell(column: Exclude<Column, 'name'>, row: DashboardRow, words: PageState['words']): TemplateResult {
  const content = cellContent(column, row, words);
  const none = content === nothing ? 'none' : '';
  return html`<td role="cell" class="${column} ${none}" data-label=${words.columns[column]}>${content}</td>`;
}

function nameActions(row: DashboardRow, words: PageState['words'], actions: PageActions): TemplateResult {
  const here = row.testing === 'here';
  const spoken = filled(here ? words.cancelTest : words.test, row.name);
  return html`<button
      type="button"
      class="link line"
      data-act="edit"
      title=${filled(words.edit, row.name)}
      @click=${() => {
        actions.edit(row);
      }}
    >
      ${row.name}</button
    ><button
      type="button"
      class="action"
      data-act="test"
      title=${spoken}
      aria-label=${spoken}
      aria-disabled=${row.testing === 'elsewhere' ? 'true' : nothing}
      @click=${() => {
        actions.test(row);
      }}
    >
      ${spriteIcon(here ? 'close' : 'plug')}
    </button>`;
}
