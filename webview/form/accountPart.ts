import { html, nothing, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { draftField, fieldFrame, type FormView } from './fieldParts';
import { fieldId, messageId } from './focusField';
import { shownProblem } from './formState';
import { scopeList } from './scopeList';
import { tokenField } from './tokenField';

/** Who the user is there. */
export function accountPart(view: FormView): TemplateResult {
  const { details, model } = view.state;
  const asksExpiry = details.asksExpiry || details.problems.expiresAt !== undefined;
  return html`<section aria-labelledby="account-title">
    <h2 id="account-title">${model.words.accountTitle}</h2>
    <p class="quiet">${model.words.accountHint}</p>
    ${tokenField(view)} ${scopeList(view.state)}
    ${details.needsEmail ? draftField(view, { field: 'email', keys: 'email' }) : nothing}
    ${draftField(view, { field: 'username', optional: true })} ${asksExpiry ? expiryField(view) : nothing}
  </section>`;
}

function expiryField(view: FormView): TemplateResult {
  const { state, editing } = view;
  const { labels, hints, optional } = state.model.words;
  const control = html`<label class="label" for=${fieldId('expiresAt')}
      >${labels.expiresAt} <small>${optional}</small></label
    >
    <input
      id=${fieldId('expiresAt')}
      class="native"
      type="date"
      aria-describedby=${messageId('expiresAt')}
      aria-invalid=${shownProblem(state, 'expiresAt') === undefined ? 'false' : 'true'}
      .value=${live(state.draft.expiresAt)}
      @change=${({ currentTarget }: Event) => {
        if (currentTarget instanceof HTMLInputElement) editing.change('expiresAt', currentTarget.value);
      }}
    />`;
  return fieldFrame(view, 'expiresAt', control, { hint: hints.expiresAt });
}
