/* global getComputedStyle, navigator, requestAnimationFrame */
/*
 * Functions that Playwright runs inside the page: each sees one moment of it, and nothing outside itself.
 */

export function readRows(rows) {
  return rows.map((row) => {
    const text = (selector) => row.querySelector(selector)?.textContent?.trim() || undefined;
    const flag = (name) => (row.hasAttribute(name) ? row.getAttribute(name) === 'true' : undefined);
    const icon = row.querySelector('.custom-view-tree-node-item-icon, .label-name .codicon');
    const buttons = row.querySelectorAll(
      '.actions .action-label, .quick-input-list-entry-action-bar .action-label',
    );
    return {
      label: text('.label-name') ?? '',
      description: text('.label-description'),
      detail: text('.quick-input-list-label-meta'),
      separator: text('.quick-input-list-separator'),
      ariaLabel: row.getAttribute('aria-label') ?? '',
      icon: [...(icon?.classList ?? [])].find((name) => /^codicon-(?!modifier|colored)/.test(name))?.slice(8),
      level: Number(row.getAttribute('aria-level') ?? 1),
      expanded: flag('aria-expanded'),
      checked: flag('aria-checked'),
      focused: row.classList.contains('focused'),
      buttons: [...buttons].map((button) => button.getAttribute('aria-label') ?? ''),
    };
  });
}

export function readQuickInputFrame(widget) {
  const shown = (element) => element !== null && element.getClientRects().length > 0;
  const text = (selector) => {
    const element = widget.querySelector(selector);
    return shown(element) ? element.textContent.trim() || undefined : undefined;
  };
  const input = widget.querySelector('.quick-input-box input');
  const box = widget.querySelector('.quick-input-box .monaco-inputbox');
  const buttons = widget.querySelectorAll(
    '.quick-input-titlebar .action-label, .quick-input-inline-action-bar .action-label',
  );
  return {
    title: text('.quick-input-title'),
    placeholder: shown(input) ? input.getAttribute('placeholder') || undefined : undefined,
    value: shown(input) ? input.value : '',
    password: input?.getAttribute('type') === 'password',
    ariaLabel: input?.getAttribute('aria-label') ?? '',
    message: text('.quick-input-message'),
    severity: ['error', 'warning', 'info'].find((name) => box?.classList.contains(name)),
    busy: widget.querySelector('.quick-input-progress.active') !== null,
    enabled: input?.disabled !== true,
    buttons: [...buttons].filter(shown).map((button) => button.getAttribute('aria-label') ?? ''),
  };
}

/** Two frames; a page in the background draws none. */
export function waitForDrawing() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
    setTimeout(resolve, 100);
  });
}

export function readNotifications(rows) {
  return rows.map((row) => {
    const severity = row.querySelector('.notification-list-item-icon');
    return {
      message: row.querySelector('.notification-list-item-message')?.textContent ?? '',
      severity: ['error', 'warning', 'info'].find((name) => severity?.classList.contains(`codicon-${name}`)),
      source: row.querySelector('.notification-list-item-source')?.textContent || undefined,
      ariaLabel: row.getAttribute('aria-label') ?? '',
      buttons: [...row.querySelectorAll('.monaco-button')].map((button) => button.textContent),
    };
  });
}

export function readStatusItem(item) {
  const icons = [...item.querySelectorAll('.codicon')].flatMap((icon) => [...icon.classList]);
  const background = ['error', 'warning', 'prominent'].find((kind) =>
    item.classList.contains(`${kind}-kind`),
  );
  return {
    text: item.textContent.trim(),
    ariaLabel: item.getAttribute('aria-label') ?? '',
    icons: icons
      .filter((name) => name.startsWith('codicon-') && !name.startsWith('codicon-modifier'))
      .map((name) => name.slice(8)),
    background: item.classList.contains('has-background-color') ? background : undefined,
  };
}

export function readDialog(box) {
  const text = (selector) => box.querySelector(selector)?.textContent?.trim() || undefined;
  return {
    message: text('.dialog-message-text') ?? '',
    detail: text('.dialog-message-detail'),
    severity: ['error', 'warning', 'info'].find(
      (kind) => box.querySelector(`.codicon-dialog-${kind}`) !== null,
    ),
    buttons: [...box.querySelectorAll('.dialog-buttons .monaco-button')].map((button) => button.textContent),
  };
}

export function readClipboardText() {
  return navigator.clipboard.readText();
}

export function readTabs(tabs) {
  return tabs.map((tab) => tab.getAttribute('data-resource-name') ?? '');
}

export function readColor(element) {
  return getComputedStyle(element).color;
}
