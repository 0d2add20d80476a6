import type { LazyDashboard } from '../dashboard/lazyDashboard';

export interface OpenDashboardParts {
  readonly dashboard: LazyDashboard;
}

/** Shows the table of all providers; the one that is open already comes to the front. */
export function openDashboard({ dashboard }: OpenDashboardParts): Promise<void> {
  return dashboard.show();
}
