import type { Column } from '../../src/shared/dashboard/dashboardRow';

/** The least width of a column in px, and its share of what is left. */
const widths: Readonly<Record<Column, readonly [least: number, share: number]>> = {
  name: [190, 2],
  state: [164, 1.2],
  host: [150, 1.6],
  account: [80, 0.8],
  organization: [116, 1],
  isDefault: [84, 0],
  environment: [114, 0.8],
  expiry: [126, 0.8],
  age: [110, 0.8],
  projects: [84, 0],
  lastTest: [120, 0.8],
  lastUse: [132, 0.8],
};

/** All rows have the same tracks, so that none depends on what another row holds. */
export function setColumnWidths(root: HTMLElement, columns: readonly Column[]): void {
  const tracks = columns.map((column) => {
    const [least, share] = widths[column];
    return share === 0 ? `${least}px` : `minmax(${least}px, ${share}fr)`;
  });
  const least = columns.reduce((sum, column) => sum + widths[column][0], 0);
  root.style.setProperty('--columns', tracks.join(' '));
  root.style.setProperty('--least-width', `${least}px`);
}
