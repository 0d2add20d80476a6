import { workspace } from 'vscode';
import type { AccountSummaries } from '../../core/account/accountSummaries';
import type { AnswerLog } from '../../core/credential/answerLog';
import type { GitHost } from '../../core/host/gitHost';
import type { HealthStore } from '../../core/provider/health';
import type { Provider } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import { daysLeft, providerState } from '../../core/provider/providerState';
import { readGitSettings } from '../credential/gitSettings';
import { openGitApi } from '../gitExtension';
import type { GitIntegration } from '../gitIntegration';
import type { TestWatch } from '../../core/diagnosis/watchTests';
import { section } from '../settingsScopes';
import { windowFacts } from '../windowFacts';
import { gatherGitFacts } from './gatherGitFacts';
import type { NetworkFact, OwnSettings, ProviderFacts } from './reportFacts';
import { reportText } from './reportText';

export interface GatherReportParts {
  readonly directory: ProviderDirectory;
  readonly summaries: AccountSummaries;
  readonly health: HealthStore;
  readonly tests: TestWatch;
  readonly answers: AnswerLog;
  readonly gitIntegration: GitIntegration;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly now: () => Date;
}

const networkSettings = [
  'http.proxy',
  'http.proxySupport',
  'http.proxyStrictSSL',
  'http.proxyAuthorization',
  'http.noProxy',
  'http.systemCertificates',
  'http.useLocalProxyConfiguration',
];

/** In upper and in lower case. Source: curl(1), git(1) and the documentation of Node's command line. */
const networkVariables = [
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'ALL_PROXY',
  'NO_PROXY',
  'NODE_EXTRA_CA_CERTS',
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'GIT_SSL_CAINFO',
  'GIT_SSL_CAPATH',
  'GIT_SSL_NO_VERIFY',
];

/** Everything that there is to know of this window, as Markdown without a secret. Rejects when `signal` is aborted. */
export async function gatherReport(parts: GatherReportParts, signal: AbortSignal): Promise<string> {
  const { directory, answers, gitIntegration, hosts, now } = parts;
  const { providers, problems, projectProblems } = directory.current();
  const [known, git] = await Promise.all([
    Promise.all(providers.map((provider) => providerFacts(parts, provider))),
    openGitApi().then((api) =>
      gatherGitFacts({ git: api?.git.path, gitIntegration, providers, environment: process.env, signal }),
    ),
  ]);
  signal.throwIfAborted();
  const facts = {
    at: now(),
    window: windowFacts(),
    own: ownSettings(),
    network: networkSettings.map((name) => ({
      name,
      value: workspace.getConfiguration().get<unknown>(name),
    })),
    environment: networkVariables.flatMap(variableFacts),
    providers: known,
    problems: [...problems, ...projectProblems],
    git,
    answers: answers.list(),
  };
  return reportText(facts, hosts.values());
}

function ownSettings(): OwnSettings {
  const settings = workspace.getConfiguration(section);
  const { credentialHelper, terminal } = readGitSettings();
  return {
    permissions: settings.get<unknown>('permissions'),
    allowedHosts: settings.get<unknown>('allowedHosts'),
    credentialHelper,
    terminal,
    healthCheckHours: settings.get<unknown>('healthCheck.hours'),
  };
}

/** One that is not set is named once. */
function variableFacts(name: string): readonly NetworkFact[] {
  const spelled = [...new Set([name, name.toLowerCase()])].filter((each) => (process.env[each] ?? '') !== '');
  return (spelled.length === 0 ? [name] : spelled).map((each) => ({ name: each, value: process.env[each] }));
}

async function providerFacts(
  { summaries, health, tests, hosts, now }: GatherReportParts,
  provider: Provider,
): Promise<ProviderFacts> {
  const account = await summaries.of(provider);
  const { tokenKind, expiresAt } = 'kind' in account ? {} : account;
  const expiresIn = expiresAt === 'never' ? expiresAt : daysLeft(expiresAt, now());
  const lastTest = tests.last(provider.id);
  return {
    provider,
    deployment: hosts.get(provider.type)?.deployment(provider.baseUrl) ?? provider.type,
    state: providerState(provider, account, health.read(provider.id), now()),
    ...(tokenKind !== undefined && { tokenKind }),
    ...(expiresIn !== undefined && { expiresIn }),
    ...(lastTest !== undefined && { lastTest }),
  };
}
