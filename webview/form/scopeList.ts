import { html, nothing, type TemplateResult } from 'lit-html';
import type { ScopeRow } from '../../src/shared/form/formContract';
import { icon } from '../icons';
import type { FormState } from './formState';

/** What the token needs, ticked by what the latest test has found. */
export function scopeList({ details, model }: FormState): TemplateResult | typeof nothing {
  if (details.scopes.length === 0) return nothing;
  return html`<h3 id="scopes-title">${model.words.scopesTitle}</h3>
    <ul class="scopes" aria-labelledby="scopes-title">
      ${details.scopes.map(scopeRow)}
    </ul>`;
}

function scopeRow({ name, purpose, state, stateLabel }: ScopeRow): TemplateResult {
  return html`<li class="scope">
    ${scopeSign(state)}
    <span class="scope-name"><code>${name}</code></span>
    <span class="purpose">${purpose}</span>
    <span class="status">${stateLabel}</span>
  </li>`;
}

function scopeSign(state: ScopeRow['state']): TemplateResult {
  switch (state) {
    case 'granted':
      return html`<span class="sign passed">${icon('pass')}</span>`;
    case 'missing':
      return html`<span class="sign failed">${icon('error')}</span>`;
    case 'unknown':
      return html`<span class="sign skipped">${icon('circle')}</span>`;
  }
}
