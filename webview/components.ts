import {
  Checkbox,
  TextField,
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeCheckbox,
  vsCodeProgressRing,
  vsCodeTextField,
} from '@vscode/webview-ui-toolkit';
import { html, nothing, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';

/** Makes the controls known to the page. The rest of the page knows them by the functions of this file only. */
export function registerComponents(): void {
  provideVSCodeDesignSystem().register(
    vsCodeButton(),
    vsCodeCheckbox(),
    vsCodeProgressRing(),
    vsCodeTextField(),
  );
}

export interface ButtonParts {
  readonly label: string;
  readonly appearance?: 'primary' | 'secondary';
  readonly id?: string;
  readonly disabled?: boolean;
  /** Where the label alone does not say of what. */
  readonly spoken?: string;
  readonly onClick: () => void;
}

export function button(parts: ButtonParts): TemplateResult {
  const { label, appearance = 'secondary', id, disabled = false, spoken, onClick } = parts;
  return html`<vscode-button
    id=${id ?? nothing}
    appearance=${appearance}
    aria-label=${spoken ?? nothing}
    ?disabled=${disabled}
    @click=${onClick}
    >${label}</vscode-button
  >`;
}

/** Longer than any name or address. */
const usualLength = 2000;

export interface TextFieldParts {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** The word beside the label of a field that may stay empty. */
  readonly optional?: string | undefined;
  readonly required?: boolean;
  readonly placeholder?: string | undefined;
  readonly masked?: boolean;
  /** Which keys a screen keyboard offers. */
  readonly keys?: 'text' | 'url' | 'email' | 'numeric';
  /** How many characters it takes at most. */
  readonly longest?: number;
  readonly invalid?: boolean;
  /** Id of the element that says more about the field. */
  readonly described: string;
  /** Shown inside the field, at its end. */
  readonly end?: TemplateResult;
  readonly onInput: (text: string) => void;
}

/** What is typed stays as it is while the page renders: the value is only set where it differs. */
export function textField(parts: TextFieldParts): TemplateResult {
  const { id, label, value, optional, placeholder = '', masked = false, end, onInput } = parts;
  const { keys = 'text', longest = usualLength, invalid = false, required = false, described } = parts;
  return html`<vscode-text-field
    id=${id}
    type=${masked ? 'password' : 'text'}
    placeholder=${placeholder}
    maxlength=${longest}
    data-label=${label}
    data-described=${described}
    data-keys=${keys}
    ?data-invalid=${invalid}
    ?data-required=${required}
    .value=${live(value)}
    @input=${({ currentTarget }: Event) => {
      if (currentTarget instanceof TextField) onInput(currentTarget.value);
    }}
    >${label}${optional === undefined ? nothing : html` <small>${optional}</small>`}${end}</vscode-text-field
  >`;
}

export interface CheckboxParts {
  readonly id: string;
  readonly label: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly described: string;
  readonly onChange: (checked: boolean) => void;
}

export function checkbox(parts: CheckboxParts): TemplateResult {
  const { id, label, checked, disabled = false, described, onChange } = parts;
  return html`<vscode-checkbox
    id=${id}
    aria-describedby=${described}
    ?disabled=${disabled}
    .checked=${live(checked)}
    @change=${({ currentTarget }: Event) => {
      // The control also tells of a change that the page made.
      if (currentTarget instanceof Checkbox && currentTarget.checked !== checked) {
        onChange(currentTarget.checked);
      }
    }}
    >${label}</vscode-checkbox
  >`;
}

export function progressRing(label: string): TemplateResult {
  return html`<vscode-progress-ring aria-label=${label}></vscode-progress-ring>`;
}

/**
 * Gives the inputs inside of the text fields what their elements do not pass on. To be called after each rendering: an
 * input comes to be with its element.
 */
export function dressTextFields(root: ParentNode): void {
  for (const element of root.querySelectorAll('vscode-text-field')) {
    const input = element.shadowRoot?.querySelector('input');
    if (!(input && element instanceof HTMLElement)) continue;
    keepOutOfAttributes(element);
    const { label = '', described, keys, invalid, required } = element.dataset;
    // The element names itself after its first text and does not follow when that changes.
    element.setAttribute('aria-label', label);
    const description = document.getElementById(described ?? '');
    input.ariaDescribedByElements = description === null ? null : [description];
    input.setAttribute('aria-invalid', String(invalid !== undefined));
    input.setAttribute('aria-required', String(required !== undefined));
    input.setAttribute('autocomplete', 'off');
    input.setAttribute('inputmode', keys ?? 'text');
    input.spellcheck = false;
  }
}

/** The element mirrors what is typed in an attribute: a token would stand in the document, readable by style sheets. */
function keepOutOfAttributes(element: HTMLElement): void {
  element.setAttribute = (name, value) => {
    if (name !== 'current-value') HTMLElement.prototype.setAttribute.call(element, name, value);
  };
}
