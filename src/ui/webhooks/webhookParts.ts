import type { LogOutputChannel } from 'vscode';
import type { AccountStore } from '../../core/account/accountStore';
import type { ConnectionTester } from '../../core/diagnosis/connectionTester';
import type { GitHost } from '../../core/host/gitHost';
import type { HealthStore } from '../../core/provider/health';
import type { Provider } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';

/** What managing webhooks needs of the window. */
export interface WebhookParts {
  readonly directory: ProviderDirectory;
  readonly accounts: AccountStore;
  readonly health: HealthStore;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly tester: Pick<ConnectionTester, 'verify'>;
  readonly log: LogOutputChannel;
  readonly now: () => Date;
  /** Finds out why a webhook starts nothing; not offered where absent. */
  readonly diagnose?: (subject: DiagnosedWebhook) => PromiseLike<unknown>;
}

/** The repository whose webhooks are managed, and as whom. */
export interface WebhookTarget {
  readonly provider: Provider;
  readonly host: GitHost;
  /** `organization/name`, as the host spells it. */
  readonly fullName: string;
}

/** As `diagnose` takes it. */
export interface DiagnosedWebhook {
  readonly trouble: 'webhook';
  readonly providerId: string;
  /** Full name. */
  readonly repository: string;
  readonly webhookId: string;
}

/** One dialog about the webhooks of one repository. */
export interface WebhookSession {
  readonly parts: WebhookParts;
  readonly target: WebhookTarget;
}
