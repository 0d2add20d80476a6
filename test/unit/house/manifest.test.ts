import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandIds, commandPrefix } from '../../../src/ui/commands/commandIds';
import { hosts } from '../../../src/hosts/hosts';
import { root, sourceFiles } from './sourceFiles';

interface Setting {
  readonly scope?: string;
  readonly default?: unknown;
  readonly patternProperties?: Readonly<
    Record<string, { readonly properties: { readonly type: { readonly enum: readonly string[] } } }>
  >;
}

interface Manifest {
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
  readonly activationEvents: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] };
  };
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category: string;
    }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>;
    readonly keybindings: readonly { readonly command: string }[];
    readonly icons: Readonly<Record<string, { readonly default: { readonly fontPath: string } }>>;
    readonly configuration: {
      readonly properties: Readonly<Record<string, Setting>>;
    };
  };
}

const text = readFileSync(join(root, 'package.json'), 'utf8');
const manifest = JSON.parse(text) as Manifest;
const words = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8')) as Record<string, string>;
const declared = manifest.contributes.commands.map(({ command }) => command);

describe('the manifest', () => {
  it('declares exactly the commands that are registered', () => {
    expect([...declared].sort()).toEqual(commandIds.map((id) => commandPrefix + id).sort());
  });

  it('uses only declared commands in menus and keys', () => {
    const used = [...Object.values(manifest.contributes.menus).flat(), ...manifest.contributes.keybindings];
    // VS Code's own: it moves the selection to the row that has the focus before a command of ours runs.
    const known = [...declared, 'runCommands'];
    expect(used.map(({ command }) => command).filter((command) => !known.includes(command))).toEqual([]);
  });

  it('gives every command the category and a title', () => {
    expect(manifest.contributes.commands.every(({ category }) => category === '%category%')).toBe(true);
  });

  it('has words for every placeholder, and no word too many', () => {
    const used = [...text.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key!);
    expect([...new Set(used)].sort()).toEqual(Object.keys(words).sort());
  });

  it('states scope and default of every setting', () => {
    const properties = Object.entries(manifest.contributes.configuration.properties);
    expect(properties.length).toBeGreaterThan(0);
    for (const [key, property] of properties) {
      expect(key).toMatch(/^gitProviders\./);
      expect(property.scope, key).toBeDefined();
      expect(property, key).toHaveProperty('default');
    }
  });

  it('takes no setting of an untrusted workspace that the source reads', () => {
    const settings = Object.entries(manifest.contributes.configuration.properties);
    const resource = settings.filter(([, { scope }]) => scope === 'resource').map(([key]) => key);
    expect(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations).toEqual(resource);
  });

  it('lists every host type in the schema and an icon that exists for each', () => {
    const schema = Object.values(
      manifest.contributes.configuration.properties['gitProviders.providers']!.patternProperties!,
    )[0]!;
    expect(schema.properties.type.enum).toEqual(hosts.map(({ type }) => type));
    const own = manifest.contributes.icons;
    for (const { icon } of hosts) {
      if (icon.startsWith('git-providers-')) {
        expect(existsSync(join(root, own[icon]!.default.fontPath)), icon).toBe(true);
      }
    }
  });

  it('is typed against the oldest VS Code that it supports', () => {
    const oldest = /^\^(\d+\.\d+)\.0$/.exec(manifest.engines.vscode)?.[1];
    expect(manifest.devDependencies['@types/vscode']).toBe(`${oldest}.0`);
  });

  it('asks for no proposed API', () => {
    expect(text).not.toContain('enabledApiProposals');
  });

  it('has every public task, and each runs a script that exists', () => {
    const tasks = [
      'start',
      'test',
      'test:unit',
      'test:vscode',
      'test:browser',
      'bench',
      'lint',
      'build',
      'package',
    ];
    for (const task of tasks) {
      const script = /^node (scripts\/\w+\.mjs)/.exec(manifest.scripts[task] ?? '')?.[1];
      expect(script, task).toBeDefined();
      expect(existsSync(join(root, script!)), task).toBe(true);
    }
  });
});

describe('words for the user', () => {
  it('go through the localisation of VS Code', () => {
    const bare = sourceFiles('src/ui').flatMap(({ path, text: source }) =>
      [...source.matchAll(/show(?:Error|Warning|Information)Message\(\s*['"`]/g)].map(() => path),
    );
    expect(bare).toEqual([]);
  });
});
