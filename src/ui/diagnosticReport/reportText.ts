import type { AnswerEntry } from '../../core/credential/answerLog';
import type { GitHost } from '../../core/host/gitHost';
import { markdownTable } from '../../core/history/literalMarkdown';
import { findingKind } from '../logging/findingKind';
import { originOf } from '../logging/originOf';
import { withoutTokens } from '../logging/withoutTokens';
import { shownNetwork } from './shownNetwork';
import type { GitFacts, ProviderFacts, ReportFacts } from './reportFacts';

/** Answers to Git that a report shows. */
const shownAnswers = 20;

/**
 * The diagnostic report as Markdown, in English: it is made for whoever is asked for help. Names of providers,
 * organizations, accounts and repositories are left out, and so is every word of hosts and of Git.
 */
export function reportText(facts: ReportFacts, hosts: Iterable<GitHost>): string {
  const sections = [
    '# Git Providers: diagnostic report',
    'It contains versions, settings, hosts, states and kinds of problems. It contains no token, no password, and no ' +
      'name of a provider, organization, account or repository: providers are numbered. Host names are in it; take ' +
      'them out where they are secret.',
    section('Versions', bullets(versions(facts))),
    section('Settings', bullets(ownSettings(facts))),
    section('Proxy and certificates of VS Code', bullets(facts.network.map(shownNetwork))),
    section('Proxy and certificates in the environment', bullets(facts.environment.map(shownNetwork))),
    section('Proxy and certificates of Git', bullets(facts.git.settings.map(shownNetwork))),
    section('Git and its credential', bullets(gitLines(facts.git))),
    section('Providers', providerTable(facts.providers)),
    ...facts.providers.map(lastTest),
    section('Problems in the settings', bullets(facts.problems.map(problemLine))),
    section('The last answers to Git', answerTable(facts)),
  ];
  return withoutTokens(`${sections.filter((each) => each !== '').join('\n\n')}\n`, hosts);
}

function versions({ at, window, git }: ReportFacts): readonly string[] {
  return [
    `Git Providers ${window.extension}`,
    `VS Code ${window.vscode} (${window.face}, ${window.remote === undefined ? 'local' : `remote ${window.remote}`})`,
    `Git ${git.version ?? 'not found'}`,
    `Node ${window.node}`,
    window.system,
    `Language ${window.language}`,
    `Made at ${at.toISOString()}`,
  ];
}

function ownSettings({ own }: ReportFacts): readonly string[] {
  const hours = typeof own.healthCheckHours === 'number' ? String(own.healthCheckHours) : 'of a wrong type';
  return [
    `gitProviders.permissions: ${permissionNames(own.permissions)}`,
    `gitProviders.allowedHosts: ${countOf(own.allowedHosts)}`,
    `gitProviders.git.credentialHelper: ${own.credentialHelper}`,
    `gitProviders.git.terminal: ${own.terminal}`,
    `gitProviders.healthCheck.hours: ${hours}`,
  ];
}

function permissionNames(value: unknown): string {
  if (!Array.isArray(value)) return 'of a wrong type';
  const names = value.map((each) =>
    typeof each === 'string' && /^[\w:*]{1,60}$/.test(each) ? each : '(unknown)',
  );
  return names.length === 0 ? 'none' : names.join(', ');
}

function countOf(value: unknown): string {
  return Array.isArray(value) ? `${value.length} entries` : 'of a wrong type';
}

function gitLines({ reachesGit, usesFallback, entry }: GitFacts): readonly string[] {
  return [
    `Entry in the environment: ${entry}`,
    `Git asks the helper: ${yesNo(reachesGit)}`,
    `Fallback through VS Code: ${yesNo(usesFallback)}`,
  ];
}

function providerTable(providers: readonly ProviderFacts[]): string {
  if (providers.length === 0) return 'None.';
  const header = [
    '',
    'Type',
    'Deployment',
    'Host',
    'Organization',
    'Status',
    'State',
    'Scope',
    'Token',
    'Expires',
  ];
  const rows = providers.map((each, at) => {
    const { provider, deployment, state, tokenKind, expiresIn } = each;
    return [
      providerLabel(at),
      provider.type,
      deployment,
      new URL(provider.baseUrl.href).host,
      yesNo(provider.organization !== undefined),
      provider.status,
      state.kind === 'tokenMissing' ? `${state.kind} (${state.absence.kind})` : state.kind,
      provider.scope.kind,
      tokenKind ?? 'unknown kind',
      expiryText(expiresIn),
    ];
  });
  return markdownTable(header, rows);
}

function expiryText(expiresIn: ProviderFacts['expiresIn']): string {
  if (expiresIn === undefined) return 'unknown';
  return expiresIn === 'never' ? 'never' : `in ${expiresIn} days`;
}

function lastTest({ lastTest: test }: ProviderFacts, at: number): string {
  if (test === undefined) return '';
  const title = `Last test of ${providerLabel(at)}, ${test.at.toISOString()}`;
  if (!test.outcome.ok) return section(title, `Not run: ${test.outcome.error.kind}.`);
  const rows = test.outcome.value.checks.map(({ id, status, finding }) => [id, status, findingKind(finding)]);
  return section(title, markdownTable(['Check', 'Status', 'Seen'], rows));
}

function problemLine({ error }: ReportFacts['problems'][number]): string {
  return error === 'notAnObject' ? error : `${error.field}: ${error.problem}`;
}

function answerTable({ answers, providers }: ReportFacts): string {
  if (answers.length === 0) return 'Git has asked nothing in this window.';
  const labelOf = ({ provider }: AnswerEntry): string => {
    if (provider === undefined) return 'none';
    const at = providers.findIndex((each) => each.provider.name === provider);
    return at < 0 ? 'one that is gone' : providerLabel(at);
  };
  const rows = answers
    .slice(0, shownAnswers)
    .map((each) => [each.at.toISOString(), originOf(each.url), labelOf(each), each.outcome, each.reason]);
  return markdownTable(['When', 'Host', 'Provider', 'Outcome', 'Reason'], rows);
}

function providerLabel(at: number): string {
  return `provider ${at + 1}`;
}

function section(title: string, body: string): string {
  return `## ${title}\n\n${body}`;
}

function bullets(lines: readonly string[]): string {
  return lines.length === 0 ? 'None.' : lines.map((line) => `- ${line}`).join('\n');
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}
