import { ViewColumn, env, window, workspace, type WebviewPanel } from 'vscode';
import type {
  Access,
  DashboardEvents,
  DashboardModel,
  DashboardRequests,
} from '../../shared/dashboard/dashboardContract';
import type { Ending, Subscribe } from '../../shared/emitter';
import { pageHtml, pageResources } from '../webview/pageHtml';
import { serveWebview } from '../webview/serveWebview';
import { dashboardTitle, dashboardWords } from '../words/dashboardWords';
import { refusalSentence } from '../words/refusalWords';
import { dashboardHandlers } from './dashboardHandlers';
import { dashboardView, type DashboardParts } from './dashboardParts';
import { createDashboardTests } from './dashboardTests';
import { readRows } from './readRows';
import { readRotationDays, rotationSetting } from './rotationDays';
import { createRowFeed } from './rowFeed';
import { createShownTimes } from './shownTimes';

export interface Dashboard extends Ending {
  reveal(): void;
  readonly onDidClose: Subscribe<void>;
}

/** Relative times are told anew this often, in milliseconds, while somebody may look. */
const minuteMs = 60_000;

/** @param restored the panel that VS Code kept over a restart; a new one without */
export function openDashboard(parts: DashboardParts, restored?: WebviewPanel): Dashboard {
  const { directory, summaries, health, tester, usage, extension, log } = parts;
  const panel = restored ?? createPanel();
  const { webview } = panel;
  webview.options = { enableScripts: true, localResourceRoots: [pageResources(extension)] };

  const rowParts = {
    ...parts,
    rotationDays: readRotationDays,
    times: createShownTimes(env.language),
    isTestedHere: (id: string) => tests.isTesting(id),
  };
  const feed = createRowFeed({
    current: () => directory.current(),
    read: (providers) => readRows(rowParts, providers),
    tell: (change) => {
      server.fire('rows', change);
    },
    failed: (cause) => {
      log.error('The dashboard could not be brought up to date', String(cause));
    },
  });
  const tests = createDashboardTests({
    tester,
    changed: feed.changed,
    progressed: (progress) => {
      server.fire('progress', progress);
    },
    tell: (sentence) => {
      server.fire('told', sentence);
    },
  });
  const access = (): Access => {
    const { refusal } = directory.current();
    if (refusal !== undefined) return { kind: 'refused', sentence: refusalSentence(refusal) };
    return { kind: 'granted', write: directory.policy().allows('write') };
  };
  const open = async (): Promise<DashboardModel> => {
    const { rows, total } = await feed.open();
    const locale = env.language;
    return { rows, total, locale, access: access(), progress: tests.progress(), words: dashboardWords() };
  };
  const handlers = dashboardHandlers({ directory, tests, open });
  const server = serveWebview<DashboardRequests, DashboardEvents>(webview, handlers, log);
  const minute = setInterval(() => {
    if (panel.visible) feed.changed();
  }, minuteMs);
  const subscriptions = [
    directory.onDidChange(() => {
      server.fire('access', access());
      feed.changed();
    }),
    summaries.onDidChange(feed.changed),
    health.onDidChange(feed.changed),
    tester.onDidChange(feed.changed),
    usage.onDidChange(feed.changed),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(rotationSetting)) feed.changed();
    }),
  ];
  panel.onDidDispose(() => {
    clearInterval(minute);
    for (const each of [...subscriptions, tests, feed, server]) each.dispose();
  });
  webview.html = pageHtml(webview, extension, 'dashboard', dashboardTitle());
  return {
    reveal: () => {
      panel.reveal();
    },
    onDidClose: (listener) => panel.onDidDispose(listener),
    dispose: () => {
      panel.dispose();
    },
  };
}

function createPanel(): WebviewPanel {
  return window.createWebviewPanel(dashboardView, dashboardTitle(), ViewColumn.Active, {
    enableFindWidget: true,
  });
}
