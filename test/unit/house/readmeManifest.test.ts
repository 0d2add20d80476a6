import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkIds, type CheckId } from '../../../src/core/diagnosis/report';
import { defaultLimits } from '../../../src/hosts/transport/limits';
import { root } from './sourceFiles';

interface Entry {
  readonly command: string;
  readonly when?: string;
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly menus: Readonly<Record<string, readonly Entry[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly scope: string }>> };
  };
}

const readText = (path: string): string => readFileSync(join(root, path), 'utf8');
const { contributes } = JSON.parse(readText('package.json')) as Manifest;
const words = JSON.parse(readText('package.nls.json')) as Readonly<Record<string, string>>;
const readme = readText('README.md').replace(/\s+/g, ' ');

/** Where the README says in which words it lists a check. */
const checkWords: Readonly<Record<CheckId, string>> = {
  reach: 'the host',
  product: 'its version',
  token: 'the token',
  authenticated: 'the token',
  identity: 'the account',
  expiry: 'expiry',
  scopes: 'its permissions',
  organization: 'the organization',
  repositories: 'the repositories',
  webhooks: 'webhooks',
  git: 'Git itself',
  rateLimit: 'the rate limit',
};

/** What the README calls a command, with its id. */
const commandsByTitle = new Map(
  contributes.commands.map(({ command, title }) => [words[title.slice(1, -1)] ?? title, command]),
);

function menu(name: string): readonly Entry[] {
  return contributes.menus[name] ?? [];
}

function commandOf(title: string): string {
  const command = commandsByTitle.get(title);
  if (command === undefined) throw new Error(`no command is called ${title}`);
  return command;
}

describe('the README', () => {
  it('lists every check of the connection test', () => {
    const [sentence = ''] = /_Test Connection_ begins[^]*?remedies to click\./.exec(readme) ?? [];
    expect(checkIds.filter((id) => !sentence.includes(checkWords[id]))).toEqual([]);
  });

  it('names the limit of a body', () => {
    expect(readText('docs/architecture.md').replace(/\s+/g, ' ')).toContain('bodies cut off at 10 MB');
    expect(defaultLimits.bodyBytes).toBe(10 * 1024 * 1024);
  });
});

describe('the window', () => {
  const named = [...commandsByTitle].filter(([title]) => readme.includes(`**${title}**`));
  const ofOneProvider = [
    'Edit Provider…',
    'Set as Default',
    'Deactivate',
    'Duplicate Provider…',
    'Delete Provider…',
    'Move to Workspace Settings…',
    'Show History',
  ];

  it('has every command that the README names in the palette', () => {
    const hidden = menu('commandPalette')
      .filter(({ when }) => when === 'false')
      .map(({ command }) => command);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter(([, command]) => hidden.includes(command))).toEqual([]);
  });

  it('has what is about one provider in the menu of its row', () => {
    const inRows = menu('view/item/context')
      .filter(({ when = '' }) => when.includes('viewItem =~ /^provider '))
      .map(({ command }) => command);
    expect(ofOneProvider.filter((title) => !inRows.includes(commandOf(title)))).toEqual([]);
    expect(ofOneProvider.filter((title) => !readme.includes(`**${title}**`))).toEqual([]);
  });

  it('offers the choice of a provider in the Source Control view', () => {
    const offered = menu('scm/sourceControl').map(({ command }) => command);
    expect(offered).toContain(commandOf('Choose Provider for This Repository…'));
    expect(offered).toContain(commandOf('Explain Credential'));
  });

  it('takes permissions and hosts from the machine alone', () => {
    const { properties } = contributes.configuration;
    expect(properties['gitProviders.permissions']?.scope).toBe('machine');
    expect(properties['gitProviders.allowedHosts']?.scope).toBe('machine');
  });
});
