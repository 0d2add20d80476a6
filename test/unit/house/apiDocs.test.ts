import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from './sourceFiles';

const text = readFileSync(join(root, 'docs/api.md'), 'utf8');
const blocks = [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code);
const wrong =
  "import type { GitProvidersApi } from './git-providers';\nexport const f = (api: GitProvidersApi) => api.token;\n";

/** An extension that has copied the typings, with each example in a file of its own. */
const sources: Readonly<Record<string, string>> = {
  // As a `.ts` file it is checked itself, which declaration files are not beside `skipLibCheck`.
  'git-providers.ts': readFileSync(join(root, 'api/git-providers.d.ts'), 'utf8'),
  'wrong.ts': wrong,
  ...Object.fromEntries(blocks.map((code, index) => [`example${index + 1}.ts`, code])),
};

/** What the compiler says, by file. */
function problems(): ReadonlyMap<string, readonly string[]> {
  const folder = join(root, 'out', 'client');
  const options: ts.CompilerOptions = {
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    lib: ['lib.es2023.d.ts'],
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: ['node', 'vscode'],
    typeRoots: [join(root, 'node_modules/@types')],
    noEmit: true,
  };
  const virtual = new Map(Object.entries(sources).map(([name, code]) => [join(folder, name), code]));
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  const fileExists = host.fileExists.bind(host);
  const directoryExists = host.directoryExists?.bind(host);
  host.fileExists = (name) => virtual.has(name) || fileExists(name);
  host.readFile = (name) => virtual.get(name) ?? readFile(name);
  host.directoryExists = (name) => name === folder || directoryExists?.(name) === true;
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (name, version) => {
    const code = virtual.get(name);
    return code === undefined ? getSourceFile(name, version) : ts.createSourceFile(name, code, version);
  };
  const program = ts.createProgram([...virtual.keys()], options, host);
  return new Map(
    [...virtual.keys()].map((name) => [
      name.slice(folder.length + 1),
      ts
        .getPreEmitDiagnostics(program, program.getSourceFile(name))
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
    ]),
  );
}

describe('the documentation for other extensions', () => {
  let found: ReadonlyMap<string, readonly string[]>;

  beforeAll(() => {
    found = problems();
  }, 60_000);

  it('shows code for the accounts and for the API', () => {
    expect(blocks.length).toBeGreaterThanOrEqual(4);
  });

  it('says plainly what the consent does not protect', () => {
    expect(text.replace(/\s+/g, ' ')).toContain(
      'Any program in a terminal of VS Code can ask Git for a credential',
    );
  });

  it.each(Object.keys(sources).filter((name) => name !== 'wrong.ts'))(
    'holds in %s nothing that does not compile',
    (name) => {
      expect(found.get(name)).toEqual([]);
    },
  );

  it('would not compile with something that the API does not have', () => {
    expect(found.get('wrong.ts')).toEqual([expect.stringContaining("'token' does not exist") as string]);
  });
});
