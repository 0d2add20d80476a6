import * as v from 'valibot';
import { columns, rowStates } from '../../src/shared/dashboard/dashboardRow';
import { groupings, usualView, type DashboardView } from '../../src/shared/dashboard/dashboardView';

const view = v.object({
  sort: v.picklist(columns),
  descending: v.boolean(),
  filter: v.pipe(v.string(), v.maxLength(200)),
  state: v.optional(v.picklist(rowStates)),
  group: v.picklist(groupings),
});

/** How the page was looked at before it was reloaded; what another version has left counts for nothing. */
export function readView(state: unknown): DashboardView {
  const decoded = v.safeParse(view, state);
  return decoded.success ? decoded.output : usualView;
}
