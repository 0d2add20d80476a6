import { l10n, window, type ExtensionContext, type LogOutputChannel } from 'vscode';
import { createAccountStore, type AccountStore } from './core/account/accountStore';
import { createAccountSummaries, type AccountSummaries } from './core/account/accountSummaries';
import type { CredentialSource } from './core/credential/gitRequest';
import type { GitHost } from './core/host/gitHost';
import { askOnce } from './core/credential/askOnce';
import { createCredentialSource } from './core/credential/credentialSource';
import { createRememberedChoices } from './core/credential/rememberedChoices';
import { createResolver, type Resolver } from './core/credential/resolver';
import { createTrialAccounts } from './core/credential/trialAccounts';
import { createConnectionTester, type ConnectionTester } from './core/diagnosis/connectionTester';
import type { Policy } from './core/permission/permission';
import { createHealthStore, type HealthStore } from './core/provider/health';
import { createProviderDirectory, type ProviderDirectory } from './core/provider/providerDirectory';
import { hosts as knownHosts } from './hosts/hosts';
import { createProviderQuestion } from './ui/askForProvider';
import { createGitIntegration, type GitIntegration } from './ui/gitIntegration';
import { createGitTrial } from './ui/gitTrial';
import { createProviderSettings } from './ui/providerSettings';

/** What the parts of the user interface are made of. */
export interface Services {
  readonly log: LogOutputChannel;
  readonly now: () => Date;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly directory: ProviderDirectory;
  readonly accounts: AccountStore;
  readonly summaries: AccountSummaries;
  readonly health: HealthStore;
  readonly tester: ConnectionTester;
  readonly resolver: Resolver;
  readonly source: CredentialSource;
  readonly gitIntegration: GitIntegration;
}

/** Constructs everything that lives as long as the window. Does no I/O. */
export function createServices(context: ExtensionContext): Services {
  const log = window.createOutputChannel('Git Providers', { log: true });
  const now = (): Date => new Date();
  const hosts = new Map(knownHosts.map((host) => [host.type, host]));
  const settings = createProviderSettings();
  const directory = createProviderDirectory(settings, knownHosts);
  const policy = (): Policy => directory.policy();
  const accounts = createAccountStore(context.secrets, now, policy);
  const summaries = createAccountSummaries(accounts);
  const health = createHealthStore(context.globalState);
  const remembered = createRememberedChoices(context.globalState);
  const trials = createTrialAccounts();
  const gitIntegration = createGitIntegration({ context, directory, log });
  const tester = createConnectionTester({
    accounts,
    health,
    hosts,
    tryGit: createGitTrial(trials, hosts, gitIntegration),
    policy,
    now,
    log: (problem, cause) => {
      log.warn(problem, cause instanceof Error ? cause.message : String(cause));
    },
  });
  const resolver = createResolver({ directory, accounts, health, hosts, remembered, now });
  const source = createCredentialSource({
    resolver,
    health,
    trials,
    ask: askOnce(createProviderQuestion(hosts), remembered),
    verify: (provider, account) => tester.verify(provider, account),
    quitReason: ({ name }) =>
      l10n.t(
        'Git Providers: the host rejects the token of “{0}”. Update it with “Git Providers: Update Token…”.',
        name,
      ),
    now,
  });
  context.subscriptions.push(log, settings, directory, accounts, summaries, gitIntegration);
  return {
    log,
    now,
    hosts,
    directory,
    accounts,
    summaries,
    health,
    tester,
    resolver,
    source,
    gitIntegration,
  };
}
