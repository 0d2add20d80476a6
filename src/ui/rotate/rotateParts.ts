import type { LogOutputChannel } from 'vscode';
import type { AccountStore } from '../../core/account/accountStore';
import type { ConnectionTester } from '../../core/diagnosis/connectionTester';
import type { History } from '../../core/history/history';
import type { GitHost } from '../../core/host/gitHost';
import type { HealthStore } from '../../core/provider/health';
import type { Provider } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import type { LazyStorage } from '../../storage/lazyStorage';
import type { TokenStored } from '../notices/storedTokenNotice';

export interface RotateParts {
  readonly directory: ProviderDirectory;
  readonly accounts: AccountStore;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly health: HealthStore;
  readonly tester: ConnectionTester;
  readonly history: Pick<History, 'read'>;
  readonly storage: Pick<LazyStorage, 'open'>;
  readonly tokenStored: TokenStored;
  readonly now: () => Date;
  readonly log: LogOutputChannel;
}

/** A provider whose token is rotated, and its host. */
export interface RotateTarget {
  readonly provider: Provider;
  readonly host: GitHost;
}
