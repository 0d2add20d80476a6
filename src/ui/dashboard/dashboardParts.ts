import type { LogOutputChannel, Uri } from 'vscode';
import type { AccountSummaries } from '../../core/account/accountSummaries';
import type { ConnectionTester } from '../../core/diagnosis/connectionTester';
import type { GitHost } from '../../core/host/gitHost';
import type { HealthStore } from '../../core/provider/health';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import type { UsageStore } from '../../core/provider/usage';

export interface DashboardParts {
  /** Folder of the extension. */
  readonly extension: Uri;
  readonly directory: ProviderDirectory;
  readonly summaries: AccountSummaries;
  readonly health: HealthStore;
  readonly tester: ConnectionTester;
  readonly usage: UsageStore;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly now: () => Date;
  readonly log: LogOutputChannel;
}

/** Type of its view, by which VS Code brings it back. */
export const dashboardView = 'gitProviders.dashboard';
