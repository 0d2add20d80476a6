import type { LogOutputChannel } from 'vscode';
import type { AccountStore } from '../../../core/account/accountStore';
import type { AccountSummaries } from '../../../core/account/accountSummaries';
import type { RememberedChoices } from '../../../core/credential/rememberedChoices';
import type { ConnectionTester } from '../../../core/diagnosis/connectionTester';
import type { GitHost } from '../../../core/host/gitHost';
import type { HealthStore } from '../../../core/provider/health';
import type { ProviderDirectory } from '../../../core/provider/providerDirectory';

/** What the making of a pipeline project needs of the window. */
export interface CreateProjectParts {
  readonly directory: ProviderDirectory;
  readonly accounts: AccountStore;
  readonly summaries: AccountSummaries;
  readonly health: HealthStore;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly remembered: RememberedChoices;
  readonly tester: Pick<ConnectionTester, 'verify'>;
  readonly log: LogOutputChannel;
  readonly now: () => Date;
}
