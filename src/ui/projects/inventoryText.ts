import { l10n } from 'vscode';
import { literal, markdownTable } from '../../core/history/literalMarkdown';
import type { GitHost } from '../../core/host/gitHost';
import type { Inventory, InventoryProject, InventoryProvider } from '../../core/project/inventory';
import { scopeName } from '../words/scopeWords';
import { shownDate } from '../words/shownDate';
import { stateLabel } from '../words/stateWords';
import { timeOf } from '../words/treeWords';

/** An inventory as Markdown. Whatever others wrote stands in it literally. */
export function inventoryText(
  { providers, projects, problems }: Inventory,
  hosts: ReadonlyMap<string, GitHost>,
  now: Date,
): string {
  const parts = [
    `# ${l10n.t('Git Providers: Inventory')}`,
    l10n.t('As of {0}. It holds no token.', timeOf(now.toISOString())),
    `## ${l10n.t('Providers')}`,
    providers.length === 0 ? l10n.t('There is no provider.') : providerTable(providers, hosts),
    `## ${l10n.t('Projects')}`,
    projects.length === 0 ? l10n.t('There is no pipeline project.') : projectTable(projects),
    ...(problems === 0 ? [] : [problemSentence(problems)]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function providerTable(providers: readonly InventoryProvider[], hosts: ReadonlyMap<string, GitHost>): string {
  const header = [
    l10n.t('Name'),
    l10n.t('Host'),
    l10n.t('Base URL'),
    l10n.t('Organization'),
    l10n.t('Account'),
    l10n.t('State'),
    l10n.t('Token Expires'),
    l10n.t('Default'),
    l10n.t('Environment'),
    l10n.t('Settings'),
    l10n.t('Projects'),
  ];
  const rows = providers.map(({ provider, isDefault, state, username, expiresAt, projects: count }) => [
    literal(provider.name),
    hosts.get(provider.type)?.deployment(provider.baseUrl) ?? literal(provider.type),
    literal(provider.baseUrl.href),
    cell(provider.organization),
    cell(username),
    stateLabel(state),
    expiryCell(expiresAt),
    isDefault ? l10n.t('yes') : '',
    cell(provider.environment),
    literal(scopeName(provider.scope)),
    String(count),
  ]);
  return markdownTable(header, rows);
}

function projectTable(projects: readonly InventoryProject[]): string {
  const header = [l10n.t('Name'), l10n.t('Repository'), l10n.t('Provider'), l10n.t('Settings')];
  const rows = projects.map(({ project, provider }) => [
    literal(project.name),
    literal(project.repositoryUrl),
    provider === undefined ? l10n.t('Provider missing') : literal(provider.name),
    literal(scopeName(project.scope)),
  ]);
  return markdownTable(header, rows);
}

function cell(text: string | undefined): string {
  return text === undefined ? '' : literal(text);
}

function expiryCell(expiresAt: string | undefined): string {
  if (expiresAt === undefined) return l10n.t('not known');
  return Number.isNaN(Date.parse(expiresAt)) ? l10n.t('never') : shownDate(expiresAt);
}

function problemSentence(problems: number): string {
  return problems === 1
    ? l10n.t('1 entry of the settings cannot be used and is left out.')
    : l10n.t('{0} entries of the settings cannot be used and are left out.', problems);
}
