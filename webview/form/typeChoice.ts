import { html, nothing, type TemplateResult } from 'lit-html';
import type { TypeChoice } from '../../src/shared/form/formContract';
import { icon } from '../icons';
import { fieldFrame, type FormView } from './fieldParts';
import { fieldId, messageId } from './focusField';
import { shownProblem } from './formState';
import { typeIcon } from './typeIcons';

/** The types side by side; one that cannot change any more is only told. */
export function typeChoice(view: FormView): TemplateResult {
  const { model, draft } = view.state;
  const { words, types, typeLocked } = model;
  const label = words.labels.type;
  if (typeLocked !== undefined) {
    const chosen = types.find(({ type }) => type === draft.type);
    return html`<div class="field">
      <div class="label">${label}</div>
      <p class="locked-type">${typeIcon(draft.type)}<strong>${chosen?.label ?? draft.type}</strong></p>
      <div class="message">
        <p>${icon('lock')}${typeLocked}</p>
      </div>
    </div>`;
  }
  const group = html`<fieldset
    id=${fieldId('type')}
    role="radiogroup"
    aria-describedby=${messageId('type')}
    aria-invalid=${shownProblem(view.state, 'type') === undefined ? 'false' : 'true'}
    aria-required="true"
  >
    <legend class="label">${label}</legend>
    <div class="types">${types.map((choice) => typeCard(view, choice))}</div>
  </fieldset>`;
  return fieldFrame(view, 'type', group, { hint: words.hints.type });
}

function typeCard({ state, editing }: FormView, { type, label, detail }: TypeChoice): TemplateResult {
  const detailId = `type-${type}-detail`;
  return html`<label class="type">
    <input
      type="radio"
      name="type"
      value=${type}
      aria-label=${label}
      aria-describedby=${detail === '' ? nothing : detailId}
      .checked=${state.draft.type === type}
      @change=${() => {
        editing.chooseType(type);
      }}
    />
    ${typeIcon(type)}
    <span class="type-text"><strong>${label}</strong> <small id=${detailId}>${detail}</small></span>
  </label>`;
}
