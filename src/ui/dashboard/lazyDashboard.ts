import { window, type WebviewPanel } from 'vscode';
import type { Ending } from '../../shared/emitter';
import { dashboardView, type DashboardParts } from './dashboardParts';
import type { Dashboard } from './openDashboard';

/** The one dashboard of a window, loaded when it is opened or comes back with the window. */
export interface LazyDashboard extends Ending {
  show(): Promise<void>;
}

export function createLazyDashboard(parts: DashboardParts): LazyDashboard {
  let opened: Dashboard | undefined;
  const open = async (panel?: WebviewPanel): Promise<void> => {
    const { openDashboard } = await import('./openDashboard');
    if (opened === undefined) {
      opened = openDashboard(parts, panel);
      opened.onDidClose(() => {
        opened = undefined;
      });
      return;
    }
    panel?.dispose();
    opened.reveal();
  };
  const registration = window.registerWebviewPanelSerializer(dashboardView, {
    deserializeWebviewPanel: open,
  });
  return {
    show: () => open(),
    dispose: () => {
      registration.dispose();
      opened?.dispose();
    },
  };
}
