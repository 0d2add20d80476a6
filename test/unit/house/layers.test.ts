import { describe, expect, it } from 'vitest';
import { sourceFiles, type SourceFile } from './sourceFiles';

const files = sourceFiles('src');

/** The layers that each layer may import besides itself. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  extension: ['services', 'ui'],
  services: ['ui', 'hosts', 'git', 'storage', 'core', 'shared'],
  ui: ['git', 'storage', 'core', 'shared'],
  hosts: ['core', 'shared'],
  git: ['core', 'shared'],
  storage: ['core', 'shared'],
  core: ['shared'],
  shared: [],
};

/** Packages, by layer; Node's own modules as `node:*`. */
const packages: Readonly<Record<string, readonly string[]>> = {
  extension: ['vscode', 'api'],
  services: ['vscode'],
  ui: ['vscode', 'valibot', 'p-limit', 'ics', 'node:*', 'api'],
  hosts: ['valibot', 'p-limit', 'node:*', '@octokit/rest', '@gitbeaker/rest', 'axios'],
  git: ['node:*', 'valibot', 'yaml'],
  storage: ['node:*', 'jsonc-parser', 'valibot'],
  core: ['valibot'],
  shared: [],
};

const clients = ['@octokit/rest', '@gitbeaker/rest', 'axios'];

function layerOf(path: string): string {
  return path.split('/')[1]!.replace(/\.ts$/, '');
}

function violations(file: SourceFile): string[] {
  const layer = layerOf(file.path);
  return file.imports.flatMap((imported) => {
    if (imported.startsWith('src/')) {
      const target = layerOf(imported);
      return target === layer || allowed[layer]!.includes(target) ? [] : [`${file.path} imports ${imported}`];
    }
    const name = imported.startsWith('node:')
      ? 'node:*'
      : imported
          .split('/')
          .slice(0, imported.startsWith('@') ? 2 : 1)
          .join('/');
    return packages[layer]!.includes(name) ? [] : [`${file.path} imports ${imported}`];
  });
}

describe('the layers', () => {
  it('are read from files that exist', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.every(({ path }) => layerOf(path) in allowed)).toBe(true);
  });

  it('import only downwards, types included', () => {
    expect(files.flatMap(violations)).toEqual([]);
  });

  it('notice an import that goes up', () => {
    const imports = ['src/ui/gitExtension', 'vscode', 'node:fs'];
    expect(violations({ path: 'src/core/provider/provider.ts', text: '', imports })).toHaveLength(3);
  });

  it('have no cycle', () => {
    expect(findCycle(files)).toBeUndefined();
  });

  it('notice a cycle', () => {
    const a: SourceFile = { path: 'src/core/a.ts', text: '', imports: ['src/core/b'] };
    const b: SourceFile = { path: 'src/core/b.ts', text: '', imports: ['src/core/a'] };
    expect(findCycle([a, b])).toEqual(['src/core/a.ts', 'src/core/b.ts', 'src/core/a.ts']);
  });

  it('keep each host to itself', () => {
    const crossing = files.flatMap(({ path, imports }) => {
      const host = /^src\/hosts\/(github|gitlab|bitbucket)\//.exec(path)?.[1];
      const others = imports.filter((imported) => {
        const target = /^src\/hosts\/(github|gitlab|bitbucket)\//.exec(imported)?.[1];
        return host !== undefined && target !== undefined && target !== host;
      });
      return others.map((other) => `${path} imports ${other}`);
    });
    expect(crossing).toEqual([]);
  });

  it('let only a client import the client of its host, and only its own folder load it', () => {
    const importers = files.filter(({ imports }) =>
      imports.some((each) => /^src\/hosts\/\w+\/client$/.test(each)),
    );
    expect(importers.map(({ path }) => path).sort()).toEqual([
      'src/hosts/bitbucket/bitbucket.ts',
      'src/hosts/github/github.ts',
      'src/hosts/gitlab/gitlab.ts',
    ]);
    for (const { text } of importers) expect(text).toMatch(/await import\('\.\/client'\)/);
  });

  it('name a host only where hosts live', () => {
    const naming = files.filter(
      ({ path, text, imports }) =>
        /^src\/(core|git|ui|shared)\//.test(path) &&
        (imports.some((each) => clients.includes(each)) ||
          /['"`](github|gitlab|bitbucket)['"`]/i.test(withoutComments(text))),
    );
    expect(naming.map(({ path }) => path)).toEqual([]);
  });
});

describe('the style of the house', () => {
  it('keeps files short', () => {
    const long = files.filter(({ text }) => text.split('\n').length > 300).map(({ path }) => path);
    expect(long).toEqual([]);
  });

  it('has no default exports, no barrels and no files named after nothing', () => {
    const wrong = files.filter(
      ({ path, text }) =>
        /^export default/m.test(text) ||
        /^export \*/m.test(text) ||
        /(utils?|helpers|common|manager|misc)\.ts$/i.test(path) ||
        path.endsWith('/index.ts'),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}

function findCycle(all: readonly SourceFile[]): readonly string[] | undefined {
  const byPath = new Map(all.map((file) => [file.path.replace(/\.ts$/, ''), file]));
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): readonly string[] | undefined => {
    const file = byPath.get(path);
    if (file === undefined || done.has(path)) return undefined;
    if (trail.includes(file.path)) return [...trail.slice(trail.indexOf(file.path)), file.path];
    for (const imported of file.imports) {
      const cycle = visit(imported, [...trail, file.path]);
      if (cycle !== undefined) return cycle;
    }
    done.add(path);
    return undefined;
  };
  for (const path of byPath.keys()) {
    const cycle = visit(path, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}
