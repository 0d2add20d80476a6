import type { FormField } from '../../src/shared/form/formField';

export const fieldId = (field: FormField): string => `field-${field}`;
export const messageId = (field: FormField): string => `message-${field}`;
export const pasteId = 'paste';
export const questionId = 'question';

/** Puts the focus into a field, wherever it stands. */
export function focusField(field: FormField): void {
  const element = document.getElementById(fieldId(field));
  const folded = element?.closest('details');
  if (folded) folded.open = true;
  const control =
    element instanceof HTMLFieldSetElement
      ? (element.querySelector<HTMLElement>('input:checked') ?? element.querySelector('input'))
      : element;
  control?.focus();
}

export function hasFocus(field: FormField): boolean {
  return document.getElementById(fieldId(field))?.contains(document.activeElement) === true;
}

export function focusPaste(): void {
  document.getElementById(pasteId)?.focus();
}

export function focusQuestion(): void {
  document.querySelector<HTMLElement>(`#${questionId} vscode-button`)?.focus();
}
