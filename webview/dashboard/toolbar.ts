import { html, nothing, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { columns, rowStates, type Column } from '../../src/shared/dashboard/dashboardRow';
import { groupings } from '../../src/shared/dashboard/dashboardView';
import { button } from '../components';
import { bar } from './cells';
import { spriteIcon } from './iconSprite';
import type { PageActions, PageState } from './pageState';

/** What is done with all providers together. */
export function mainActions(state: PageState, actions: PageActions): TemplateResult | typeof nothing {
  const { words, progress, access, total } = state;
  if (access.kind !== 'granted' || !access.write || total === 0) return nothing;
  return html`<div class="actions">
    ${button({ label: words.add, appearance: 'primary', onClick: actions.add })}
    ${
      progress === null
        ? button({ label: words.testAll, onClick: actions.testAll })
        : button({ label: words.cancelAll, onClick: actions.cancelAll })
    }
    <span class="progress">
      ${
        progress === null
          ? nothing
          : html`<span>${progress.label}</span>${bar(progress.done / Math.max(progress.total, 1), 'calm')}`
      }
    </span>
  </div>`;
}

/** What of the providers is shown, and how. */
export function viewControls(
  state: PageState,
  shownColumns: readonly Column[],
  actions: PageActions,
): TemplateResult {
  const { words, view } = state;
  return html`<div class="controls" role="search">
    <div class="field grow">
      <label for="filter">${words.filter}</label>
      <input
        id="filter"
        type="search"
        maxlength="200"
        spellcheck="false"
        autocomplete="off"
        placeholder=${words.filterPlaceholder}
        .value=${live(view.filter)}
        @input=${({ currentTarget }: Event) => {
          if (currentTarget instanceof HTMLInputElement) actions.look({ filter: currentTarget.value });
        }}
      />
    </div>
    ${choice(
      'state',
      words.stateFilter,
      [
        { value: undefined, label: words.anyState },
        ...rowStates.map((value) => ({ value, label: words.states[value] })),
      ],
      view.state,
      (state) => {
        actions.look({ state });
      },
    )}
    ${choice(
      'group',
      words.groupBy,
      groupings.map((value) => ({ value, label: words.groupings[value] })),
      view.group,
      (group) => {
        actions.look({ group });
      },
    )}
    <span class="folded">
      ${choice(
        'sort',
        words.sortBy,
        columns
          .filter((column) => shownColumns.includes(column))
          .map((value) => ({ value, label: words.columns[value] })),
        view.sort,
        (sort) => {
          actions.look({ sort });
        },
      )}
      <button
        type="button"
        class="action"
        data-act="direction"
        title=${view.descending ? words.descending : words.ascending}
        aria-label=${view.descending ? words.descending : words.ascending}
        @click=${() => {
          actions.look({ descending: !view.descending });
        }}
      >
        ${spriteIcon(view.descending ? 'down' : 'up')}
      </button>
    </span>
  </div>`;
}

interface Option<T> {
  readonly value: T;
  readonly label: string;
}

function choice<T>(
  id: string,
  label: string,
  options: readonly Option<T>[],
  chosen: T,
  onChoose: (value: T) => void,
): TemplateResult {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <select
      id=${id}
      @change=${({ currentTarget }: Event) => {
        const option =
          currentTarget instanceof HTMLSelectElement ? options[currentTarget.selectedIndex] : undefined;
        if (option !== undefined) onChoose(option.value);
      }}
    >
      ${options.map((option) => html`<option ?selected=${option.value === chosen}>${option.label}</option>`)}
    </select>
  </div>`;
}
