import { html, type TemplateResult } from 'lit-html';
import { textField } from '../components';
import type { FormView } from './fieldParts';
import { pasteId } from './focusField';
import { longestToken } from './tokenField';

/** One box that takes what is at hand; the extension says what it is. Nothing of it is kept. */
export function pasteBox({ state, editing }: FormView): TemplateResult {
  const { words } = state.model;
  const messageId = `${pasteId}-message`;
  return html`<div
    class="field paste"
    @paste=${() => {
      // The text is in the field when the event is over.
      setTimeout(() => void editing.applyPaste());
    }}
    @focusout=${() => void editing.applyPaste()}
    @keydown=${({ key }: KeyboardEvent) => {
      if (key === 'Enter') void editing.applyPaste();
    }}
  >
    ${textField({
      id: pasteId,
      label: words.pasteLabel,
      value: state.pasted,
      placeholder: words.pastePlaceholder,
      longest: longestToken,
      described: messageId,
      onInput: (text) => {
        editing.typePaste(text);
      },
    })}
    <div class="message" id=${messageId}><p>${state.pasteAnswer}</p></div>
  </div>`;
}
