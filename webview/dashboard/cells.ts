import { html, nothing, svg, type TemplateResult } from 'lit-html';
import type { Column, DashboardRow, Gauge, Moment, RowState } from '../../src/shared/dashboard/dashboardRow';
import type { DashboardWords } from '../../src/shared/dashboard/dashboardWords';
import { spriteIcon, type IconName } from './iconSprite';

const stateIcons: Readonly<Record<RowState, IconName>> = {
  rejected: 'error',
  expired: 'error',
  tokenMissing: 'key',
  problem: 'warning',
  expiring: 'warning',
  offline: 'disconnect',
  notTested: 'circle',
  connected: 'pass',
  inactive: 'slash',
};

/** What a cell of a column holds, other than the name's. */
export function cellContent(
  column: Exclude<Column, 'name'>,
  row: DashboardRow,
  words: DashboardWords,
): TemplateResult | typeof nothing {
  switch (column) {
    case 'state':
      return state(row, words);
    case 'host':
      return html`<span class="line" title=${row.host}>${row.host}</span>
        <span class="line quiet">${row.deployment}</span>`;
    case 'account':
    case 'organization':
    case 'environment':
      return text(row[column]);
    case 'isDefault':
      return row.isDefault ? html`<span class="line">${spriteIcon('check')} ${words.yes}</span>` : nothing;
    case 'expiry':
    case 'age':
      return gauge(row[column]);
    case 'projects':
      return row.projects === 0 ? nothing : html`<span class="line">${row.projects}</span>`;
    case 'lastTest':
      return moment(row.lastTest, words.notTested);
    case 'lastUse':
      return moment(row.lastUse, words.notUsed);
  }
}

function state(row: DashboardRow, words: DashboardWords): TemplateResult {
  if (row.testing !== undefined) {
    return html`<span class="line">${spriteIcon('loading', 'turning')} ${words.testing}</span>`;
  }
  return html`<span class="line ${row.state}" title=${row.stateReason ?? nothing}
    >${spriteIcon(stateIcons[row.state])} <span class="word">${row.stateLabel}</span></span
  >`;
}

function text(value: string | undefined): TemplateResult | typeof nothing {
  return value === undefined ? nothing : html`<span class="line" title=${value}>${value}</span>`;
}

/** The bar says nothing that the words beside it do not. */
function gauge({ label, title, days, share, tone }: Gauge): TemplateResult {
  const words = html`<span class="line ${days === undefined ? 'quiet' : ''}" title=${title ?? nothing}
    >${label}</span
  >`;
  return share === undefined ? words : html`${words}${bar(share, tone)}`;
}

export function bar(share: number, tone: Gauge['tone']): TemplateResult {
  return html`<svg class="bar ${tone}" aria-hidden="true" viewBox="0 0 100 4" preserveAspectRatio="none">
    ${svg`<rect class="whole" width="100" height="4"></rect><rect class="part" width=${share * 100} height="4"></rect>`}
  </svg>`;
}

function moment(at: Moment | undefined, none: string): TemplateResult {
  return at === undefined
    ? html`<span class="line quiet">${none}</span>`
    : html`<span class="line" title=${at.title}>${at.label}</span>`;
}
