import { html, nothing, type TemplateResult } from 'lit-html';
import type { FieldNote } from '../../src/shared/form/formContract';
import type { FormField } from '../../src/shared/form/formField';
import { textField, type TextFieldParts } from '../components';
import { icon } from '../icons';
import { fieldId, messageId } from './focusField';
import type { FormEditing } from './formEditing';
import { shownProblem, type FormState } from './formState';
import type { FormWork } from './formWork';

export interface FormView {
  readonly state: FormState;
  readonly editing: FormEditing;
  readonly work: FormWork;
}

export type TextDraftField = Exclude<FormField, 'type' | 'token' | 'scope' | 'expiresAt'>;

export interface DraftFieldParts extends Pick<TextFieldParts, 'keys' | 'placeholder'> {
  readonly field: TextDraftField;
  readonly label?: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly notes?: readonly FieldNote[];
  /** Stands below what is said of the field. */
  readonly more?: TemplateResult | undefined;
}

/** A text of the draft: label, field, and below it one place for what there is to say. */
export function draftField(view: FormView, parts: DraftFieldParts): TemplateResult {
  const { state, editing } = view;
  const { words } = state.model;
  const { field, label = words.labels[field], hint = words.hints[field], optional = false } = parts;
  const { notes = [], more, keys = 'text', placeholder } = parts;
  const control = textField({
    id: fieldId(field),
    label,
    value: state.draft[field],
    optional: optional ? words.optional : undefined,
    required: !optional,
    placeholder,
    keys,
    invalid: shownProblem(state, field) !== undefined,
    described: messageId(field),
    onInput: (text) => {
      editing.change(field, text);
    },
  });
  return fieldFrame(view, field, control, { hint, notes, more });
}

export interface Remarks {
  readonly hint?: string | undefined;
  readonly notes?: readonly FieldNote[];
  readonly more?: TemplateResult | undefined;
}

/** A problem takes the place of notes, and notes the place of the hint, so that little moves. */
export function fieldFrame(
  { state, editing }: FormView,
  field: FormField,
  control: TemplateResult,
  { hint, notes = [], more }: Remarks,
): TemplateResult {
  const problem = shownProblem(state, field);
  const said =
    problem !== undefined
      ? html`<p class="problem">${icon('error')}${problem}</p>`
      : notes.length > 0
        ? notes.map(noteLine)
        : html`<p>${hint ?? nothing}</p>`;
  return html`<div
    class="field"
    @focusout=${({ currentTarget, relatedTarget }: FocusEvent) => {
      const within =
        currentTarget instanceof Node &&
        relatedTarget instanceof Node &&
        currentTarget.contains(relatedTarget);
      if (!within) editing.leave(field);
    }}
  >
    ${control}
    <div class="message" id=${messageId(field)}>${said}</div>
    ${more}
  </div>`;
}

function noteLine({ severity, sentence }: FieldNote): TemplateResult {
  return severity === 'warning'
    ? html`<p class="warned">${icon('warning')}${sentence}</p>`
    : html`<p>${sentence}</p>`;
}
