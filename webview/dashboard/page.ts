import { html, type TemplateResult } from 'lit-html';
import { arrangeRows, filledColumns, firstOf } from '../../src/shared/dashboard/dashboardView';
import { button } from '../components';
import type { PageActions, PageState } from './pageState';
import { table } from './tableTemplate';
import { mainActions, viewControls } from './toolbar';
import { counted, filled } from './wordGaps';

/** The whole page. @param collator orders texts as the user's language does */
export function page(state: PageState, collator: Intl.Collator, actions: PageActions): TemplateResult {
  const { words } = state;
  return html`<header>
      <h1>${words.title}</h1>
      ${mainActions(state, actions)}
    </header>
    ${content(state, collator, actions)}`;
}

function content(state: PageState, collator: Intl.Collator, actions: PageActions): TemplateResult {
  const { access, total, words, rows, view } = state;
  if (access.kind === 'refused') return html`<p class="remark" role="status">${access.sentence}</p>`;
  if (total === 0) return empty(state, access.write, actions);
  const present = [...rows.values()];
  const columns = filledColumns(present);
  const shownColumns = filledColumns(present, view.group);
  const { groups, shown } = arrangeRows(present, view, collator);
  return html`${viewControls(state, columns, actions)}
    <p class="summary" role="status">
      <span>${summary(state, present.length, shown)}</span> <span>${state.told}</span>
    </p>
    ${
      shown === 0 && present.length > 0
        ? html`<div class="remark">
            <p>${words.nothingFound}</p>
            ${button({ label: words.clearFilter, onClick: actions.clearFilters })}
          </div>`
        : html`<div class="region" role="region" aria-label=${words.region} tabindex="0">
            ${table(state, shownColumns, firstOf(groups, state.limit), actions)}
          </div>`
    }`;
}

function summary({ words, locale, total, view }: PageState, present: number, shown: number): string {
  const filtered = view.filter.trim() !== '' || view.state !== undefined;
  if (!filtered || present < total) return counted(words.count, total, locale);
  return filled(words.countShown, shown.toLocaleString(locale), total.toLocaleString(locale));
}

/** How to begin. */
function empty({ words }: PageState, write: boolean, actions: PageActions): TemplateResult {
  const walkthrough = html`<button type="button" class="link" @click=${actions.openWalkthrough}>
    ${words.walkthrough}
  </button>`;
  return html`<section class="remark" aria-labelledby="empty">
    <h2 id="empty">${words.emptyTitle}</h2>
    <p>${write ? words.emptyText : words.emptyReadOnly}</p>
    ${write ? button({ label: words.add, appearance: 'primary', onClick: actions.add }) : ''}
    <p>${walkthrough}</p>
  </section>`;
}
