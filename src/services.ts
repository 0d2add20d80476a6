import { l10n, window, workspace, type ExtensionContext, type LogOutputChannel } from 'vscode';
import { createAccountStore, type AccountStore } from './core/account/accountStore';
import { createAccountSummaries, type AccountSummaries } from './core/account/accountSummaries';
import type { CredentialSource } from './core/credential/gitRequest';
import type { GitHost } from './core/host/gitHost';
import { createAnswerLog, type AnswerLog } from './core/credential/answerLog';
import { askOnce } from './core/credential/askOnce';
import {
  confirmOnce,
  createConfirmedBindings,
  type ConfirmedBindings,
} from './core/credential/confirmedBindings';
import { createCredentialSource } from './core/credential/credentialSource';
import { createRememberedChoices, type RememberedChoices } from './core/credential/rememberedChoices';
import { createResolver, type Resolver } from './core/credential/resolver';
import { createTrialAccounts } from './core/credential/trialAccounts';
import { recordTests } from './core/history/recordTests';
import { createConnectionTester, type ConnectionTester } from './core/diagnosis/connectionTester';
import { watchTests, type TestWatch } from './core/diagnosis/watchTests';
import type { Policy } from './core/permission/permission';
import { createHealthStore, type HealthStore, type MemoryPort } from './core/provider/health';
import type { History, HistoryNote } from './core/history/history';
import { createUsageStore, type UsageStore } from './core/provider/usage';
import { createProviderDirectory, type ProviderDirectory } from './core/provider/providerDirectory';
import { createProviderSaver, type ProviderSaver } from './core/provider/providerSaver';
import type { SettingsLayer } from './core/provider/settingsLayer';
import { createRepairs, type Repairs } from './core/provider/repairs';
import { windowId } from './git/windowId';
import { hosts as knownHosts } from './hosts/hosts';
import { createLazyStorage, type LazyStorage } from './storage/lazyStorage';
import { createProviderQuestion } from './ui/askForProvider';
import { createBindingQuestion } from './ui/credential/askForBinding';
import { createLazyDashboard, type LazyDashboard } from './ui/dashboard/lazyDashboard';
import { createExplainDocuments, type ExplainDocuments } from './ui/credential/explainDocuments';
import { createDiagnosisDocuments, type DiagnosisDocuments } from './ui/diagnose/diagnosisDocuments';
import { createGitIntegration, type GitIntegration } from './ui/gitIntegration';
import { createGitTrial } from './ui/gitTrial';
import { createStoredTokenNotice, type TokenStored } from './ui/notices/storedTokenNotice';
import { createHistoryDocuments, type HistoryDocuments } from './ui/historyDocuments';
import { createProviderSettings, type ProviderSettings } from './ui/providerSettings';
import { createRemains, type Remains } from './ui/remains';
import { userSettingsPath } from './ui/settingsFiles';

/** What the parts of the user interface are made of. */
export interface Services {
  readonly log: LogOutputChannel;
  readonly now: () => Date;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly directory: ProviderDirectory;
  readonly accounts: AccountStore;
  readonly summaries: AccountSummaries;
  readonly health: HealthStore;
  readonly usage: UsageStore;
  readonly dashboard: LazyDashboard;
  readonly tester: ConnectionTester;
  /** The connection tests of this window. */
  readonly tests: TestWatch;
  readonly resolver: Resolver;
  readonly source: CredentialSource;
  readonly gitIntegration: GitIntegration;
  /** What is remembered on this machine besides definitions and accounts. */
  readonly memory: MemoryPort;
  readonly tokenStored: TokenStored;
  readonly remembered: RememberedChoices;
  readonly confirmed: ConfirmedBindings;
  readonly answers: AnswerLog;
  readonly explainDocuments: ExplainDocuments;
  readonly diagnosisDocuments: DiagnosisDocuments;
  readonly history: History;
  readonly historyDocuments: HistoryDocuments;
  readonly saver: ProviderSaver;
  readonly repairs: Repairs;
  readonly remains: Remains;
  readonly storage: LazyStorage;
  readonly settings: ProviderSettings;
  readonly userSettings: string | undefined;
}

/** Constructs everything that lives as long as the window. Does no I/O. */
export function createServices(context: ExtensionContext): Services {
  const log = window.createOutputChannel('Git Providers', { log: true });
  const now = (): Date => new Date();
  const hosts = new Map(knownHosts.map((host) => [host.type, host]));
  const storage = createLazyStorage({
    directory: context.globalStorageUri.fsPath,
    windowId: windowId((workspace.workspaceFile ?? workspace.workspaceFolders?.[0]?.uri)?.toString()),
    now,
  });
  const { history, journal } = storage;
  const userSettings = userSettingsPath(context.globalStorageUri);
  const settings = createProviderSettings(() => storage.open(), userSettings);
  const layers = (): readonly SettingsLayer[] => settings.layers();
  const note = async (each: HistoryNote): Promise<void> => {
    try {
      await history.record(each);
    } catch (cause) {
      log.warn('The history could not be written', cause instanceof Error ? cause.message : '');
    }
  };
  const directory = createProviderDirectory(settings, knownHosts, note);
  const policy = (): Policy => directory.policy();
  const accounts = createAccountStore(context.secrets, now, policy, note);
  const summaries = createAccountSummaries(accounts);
  const health = createHealthStore(context.globalState);
  const usage = createUsageStore(context.globalState, now);
  const remembered = createRememberedChoices(context.globalState);
  const confirmed = createConfirmedBindings(context.globalState);
  const answers = createAnswerLog(now);
  const trials = createTrialAccounts();
  const gitIntegration = createGitIntegration({ context, directory, log });
  const untold = createConnectionTester({
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
  const { tester, tests } = watchTests(recordTests(untold, health, note), now);
  const resolver = createResolver({ directory, accounts, health, hosts, remembered, confirmed, now });
  const explainDocuments = createExplainDocuments(
    { directory, accounts, health, hosts, resolver, now },
    answers,
  );
  const source = createCredentialSource({
    resolver,
    health,
    trials,
    ask: askOnce(createProviderQuestion(hosts), remembered),
    confirm: confirmOnce(createBindingQuestion(hosts), confirmed),
    answers,
    used: (id) => {
      usage.touch(id).catch((cause: unknown) => {
        log.warn('The use of a provider could not be recorded', String(cause));
      });
    },
    verify: (provider, account) => tester.verify(provider, account),
    quitReason: ({ name }) =>
      l10n.t(
        'Git Providers: the host rejects the token of “{0}”. Update it with “Git Providers: Update Token…”.',
        name,
      ),
    now,
  });
  const repairs = createRepairs({
    directory,
    accounts,
    journal,
    layers,
    hosts: knownHosts,
  });
  const remains = createRemains(repairs, log);
  const historyDocuments = createHistoryDocuments(history);
  const diagnosisDocuments = createDiagnosisDocuments();
  const dashboard = createLazyDashboard({
    extension: context.extensionUri,
    directory,
    summaries,
    health,
    tester,
    usage,
    hosts,
    now,
    log,
  });
  context.subscriptions.push(
    log,
    settings,
    directory,
    accounts,
    summaries,
    gitIntegration,
    remains,
    historyDocuments,
    explainDocuments,
    diagnosisDocuments,
    dashboard,
  );
  return {
    log,
    now,
    hosts,
    directory,
    accounts,
    summaries,
    health,
    usage,
    dashboard,
    tester,
    tests,
    resolver,
    source,
    gitIntegration,
    memory: context.globalState,
    remembered,
    confirmed,
    answers,
    explainDocuments,
    diagnosisDocuments,
    history,
    historyDocuments,
    saver: createProviderSaver({ directory, accounts, journal, layers }),
    repairs,
    remains,
    storage,
    settings,
    userSettings,
    tokenStored: createStoredTokenNotice({ directory, accounts, memory: context.globalState, log }),
  };
}
