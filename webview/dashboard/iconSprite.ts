import down from '@vscode/codicons/src/icons/arrow-down.svg';
import up from '@vscode/codicons/src/icons/arrow-up.svg';
import check from '@vscode/codicons/src/icons/check.svg';
import circle from '@vscode/codicons/src/icons/circle-large.svg';
import slash from '@vscode/codicons/src/icons/circle-slash.svg';
import close from '@vscode/codicons/src/icons/close.svg';
import disconnect from '@vscode/codicons/src/icons/debug-disconnect.svg';
import error from '@vscode/codicons/src/icons/error.svg';
import key from '@vscode/codicons/src/icons/key.svg';
import loading from '@vscode/codicons/src/icons/loading.svg';
import pass from '@vscode/codicons/src/icons/pass.svg';
import plug from '@vscode/codicons/src/icons/plug.svg';
import warning from '@vscode/codicons/src/icons/warning.svg';
import { html, type TemplateResult } from 'lit-html';

const icons = {
  down,
  up,
  check,
  circle,
  slash,
  close,
  disconnect,
  error,
  key,
  loading,
  pass,
  plug,
  warning,
};

export type IconName = keyof typeof icons;

/** Puts each icon into the document once: a row that shows one refers to it, which a thousand rows can afford. */
export function addIconSprite(): void {
  const parser = new DOMParser();
  const sprite = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  sprite.setAttribute('class', 'sprite');
  sprite.setAttribute('aria-hidden', 'true');
  for (const [name, text] of Object.entries(icons)) {
    const drawing = parser.parseFromString(text, 'image/svg+xml').documentElement;
    const symbol = document.createElementNS('http://www.w3.org/2000/svg', 'symbol');
    symbol.id = `icon-${name}`;
    symbol.setAttribute('viewBox', drawing.getAttribute('viewBox') ?? '0 0 16 16');
    symbol.append(...drawing.childNodes);
    sprite.append(symbol);
  }
  document.body.append(sprite);
}

/** Always beside a word or within a button that has a name. */
export function spriteIcon(name: IconName, more = ''): TemplateResult {
  return html`<svg class="icon ${more}" aria-hidden="true"><use href="#icon-${name}"></use></svg>`;
}
