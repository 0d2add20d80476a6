/** Up and Down go from a row's button to the same button of the next row, Home and End to the first and the last row. */
export function followArrowKeys(root: HTMLElement): void {
  root.addEventListener('keydown', (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const act = target instanceof HTMLElement ? target.dataset['act'] : undefined;
    if (act === undefined || !(target instanceof HTMLElement) || target.closest('[data-id]') === null) return;
    const peers = [...root.querySelectorAll<HTMLElement>(`[data-id] [data-act="${CSS.escape(act)}"]`)];
    const next = destination(key, peers.indexOf(target), peers.length);
    if (next === undefined) return;
    event.preventDefault();
    peers[next]?.focus();
  });
}

function destination(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, count - 1);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
