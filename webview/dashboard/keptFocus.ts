/**
 * Renders, and gives the focus back to the button that had it, in case its row was moved: an element that moves within
 * a document loses the focus.
 */
export function withKeptFocus(root: HTMLElement, render: () => void): void {
  const before = document.activeElement;
  const act = before instanceof HTMLElement ? before.dataset['act'] : undefined;
  const id = before?.closest<HTMLElement>('[data-id]')?.dataset['id'];
  render();
  if (act === undefined || id === undefined || document.activeElement === before) return;
  const row = root.querySelector(`[data-id="${CSS.escape(id)}"]`);
  row?.querySelector<HTMLElement>(`[data-act="${CSS.escape(act)}"]`)?.focus({ preventScroll: true });
}
