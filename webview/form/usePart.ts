import { html, nothing, type TemplateResult } from 'lit-html';
import { checkbox } from '../components';
import { icon } from '../icons';
import { draftField, fieldFrame, type FormView } from './fieldParts';
import { fieldId, messageId } from './focusField';

/** What the provider is used for. */
export function usePart(view: FormView): TemplateResult {
  const { state, editing } = view;
  const { words, scopes } = state.model;
  const active = state.draft.status === 'active';
  return html`<section aria-labelledby="use-title">
    <h2 id="use-title">${words.useTitle}</h2>
    <div class="field">
      ${checkbox({
        id: 'active',
        label: words.active,
        checked: active,
        described: 'active-hint',
        onChange: (checked) => {
          editing.setActive(checked);
        },
      })}
      <div class="message" id="active-hint"><p>${words.activeHint}</p></div>
    </div>
    <div class="field">
      ${checkbox({
        id: 'default',
        label: words.isDefault,
        // An inactive provider cannot be the default.
        checked: active && state.draft.isDefault,
        disabled: !active,
        described: 'default-hint',
        onChange: (checked) => {
          if (active) editing.setDefault(checked);
        },
      })}
      <div class="message" id="default-hint"><p>${words.isDefaultHint}</p></div>
    </div>
    ${scopes.length > 1 ? scopeField(view) : nothing}
  </section>`;
}

function scopeField(view: FormView): TemplateResult {
  const { state, editing } = view;
  const { scopes, scopeLocked, words } = state.model;
  if (scopeLocked !== undefined) {
    const chosen = scopes.find(({ value }) => value === state.draft.scope);
    return html`<div class="field">
      <div class="label">${words.labels.scope}</div>
      <p>${chosen?.label ?? state.draft.scope}</p>
      <div class="message">
        <p>${icon('lock')}${scopeLocked}</p>
      </div>
    </div>`;
  }
  const control = html`<label class="label" for=${fieldId('scope')}>${words.labels.scope}</label>
    <select
      id=${fieldId('scope')}
      class="native"
      aria-describedby=${messageId('scope')}
      @change=${({ currentTarget }: Event) => {
        if (currentTarget instanceof HTMLSelectElement) editing.change('scope', currentTarget.value);
      }}
    >
      ${scopes.map(
        ({ value, label }) =>
          html`<option value=${value} .selected=${value === state.draft.scope}>${label}</option>`,
      )}
    </select>`;
  return fieldFrame(view, 'scope', control, { hint: words.hints.scope });
}

/** What few providers need, folded away. */
export function morePart(view: FormView): TemplateResult {
  const { state, editing } = view;
  return html`<details
    class="more"
    ?open=${state.moreOpen}
    @toggle=${({ currentTarget }: Event) => {
      if (currentTarget instanceof HTMLDetailsElement) editing.setMoreOpen(currentTarget.open);
    }}
  >
    <summary>${state.model.words.more}</summary>
    ${draftField(view, { field: 'environment', optional: true })}
    ${draftField(view, { field: 'rotationDays', optional: true, keys: 'numeric' })}
    ${draftField(view, { field: 'helpUrl', optional: true, keys: 'url' })}
  </details>`;
}
