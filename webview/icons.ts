import circle from '@vscode/codicons/src/icons/circle-large.svg';
import circleSlash from '@vscode/codicons/src/icons/circle-slash.svg';
import error from '@vscode/codicons/src/icons/error.svg';
import eyeClosed from '@vscode/codicons/src/icons/eye-closed.svg';
import eye from '@vscode/codicons/src/icons/eye.svg';
import info from '@vscode/codicons/src/icons/info.svg';
import linkExternal from '@vscode/codicons/src/icons/link-external.svg';
import lock from '@vscode/codicons/src/icons/lock.svg';
import pass from '@vscode/codicons/src/icons/pass.svg';
import warning from '@vscode/codicons/src/icons/warning.svg';
import { html, type TemplateResult } from 'lit-html';
import { unsafeHTML } from 'lit-html/directives/unsafe-html.js';
import type { CheckSign } from '../src/shared/webview/testView';

const icons = { circle, circleSlash, error, eye, eyeClosed, info, linkExternal, lock, pass, warning };

export type IconName = keyof typeof icons;

const signs: Readonly<Record<CheckSign, IconName>> = {
  passed: 'pass',
  warning: 'warning',
  failed: 'error',
  skipped: 'circleSlash',
};

/** An icon beside a word that says the same: it is hidden from screen readers. */
export function icon(name: IconName): TemplateResult {
  return svgIcon(icons[name]);
}

/** @param text of an SVG file of the bundle, nothing that came from elsewhere */
export function svgIcon(text: string): TemplateResult {
  return html`<span class="icon" aria-hidden="true">${unsafeHTML(text)}</span>`;
}

/** The icon of a check's status, in its colour. */
export function signIcon(sign: CheckSign): TemplateResult {
  return html`<span class="sign ${sign}">${icon(signs[sign])}</span>`;
}
