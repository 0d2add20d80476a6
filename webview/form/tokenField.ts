import { html, type TemplateResult } from 'lit-html';
import type { FieldNote } from '../../src/shared/form/formContract';
import { textField } from '../components';
import { icon } from '../icons';
import { fieldFrame, type FormView } from './fieldParts';
import { fieldId, messageId } from './focusField';
import { shownProblem, type FormState } from './formState';

/** In characters; signed tokens are long. */
export const longestToken = 10_000;

/** The token: hidden unless shown on purpose, and never one that is stored. */
export function tokenField(view: FormView): TemplateResult {
  const { state, editing } = view;
  const { words } = state.model;
  const { storedToken } = state.details;
  const control = textField({
    id: fieldId('token'),
    label: words.labels.token,
    value: state.token,
    optional: storedToken === undefined ? undefined : words.optional,
    required: storedToken === undefined,
    placeholder: storedToken,
    masked: !state.tokenShown,
    longest: longestToken,
    invalid: shownProblem(state, 'token') !== undefined,
    described: messageId('token'),
    end: showToggle(view),
    onInput: (text) => {
      editing.typeToken(text);
    },
  });
  return fieldFrame(view, 'token', control, {
    hint: words.hints.token,
    notes: tokenNotes(state),
    more: state.details.tokenPage
      ? html`<button
          class="link"
          type="button"
          @click=${() => {
            editing.openTokenPage();
          }}
        >
          ${words.openTokenPage}${icon('linkExternal')}
        </button>`
      : undefined,
  });
}

function showToggle({ state, editing }: FormView): TemplateResult {
  const { showToken, hideToken } = state.model.words;
  const label = state.tokenShown ? hideToken : showToken;
  return html`<button
    slot="end"
    class="inside"
    type="button"
    title=${label}
    aria-label=${label}
    ?hidden=${state.token === ''}
    @click=${() => {
      editing.showToken(!state.tokenShown);
    }}
  >
    ${icon(state.tokenShown ? 'eyeClosed' : 'eye')}
  </button>`;
}

function tokenNotes({ model, details, tokenTrimmed, tokenLost }: FormState): readonly FieldNote[] {
  const { trimmed, tokenNotKept } = model.words;
  return [
    ...(details.tokenNote === undefined ? [] : [details.tokenNote]),
    ...(tokenTrimmed ? [{ severity: 'information', sentence: trimmed } as const] : []),
    ...(tokenLost ? [{ severity: 'warning', sentence: tokenNotKept } as const] : []),
  ];
}
