import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');

export interface SourceFile {
  /** Path from the root of the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Modules that the file imports, types included: paths from the root, or package names. */
  readonly imports: readonly string[];
}

/** Every TypeScript file below a folder, with what it imports. */
export function sourceFiles(folder: string): readonly SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.d)\.m?ts$/.test(name))
    .map((name) => {
      const path = relative(root, join(root, folder, name))
        .split(sep)
        .join('/');
      const text = readFileSync(join(root, path), 'utf8');
      const imports = ts
        .preProcessFile(text, true, true)
        .importedFiles.map(({ fileName }) =>
          fileName.startsWith('.') ? posix.join(posix.dirname(path), fileName) : fileName,
        );
      return { path, text, imports };
    });
}
