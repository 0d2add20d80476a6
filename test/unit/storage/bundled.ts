import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';

/** Bundles a file beside the tests so that a process of its own can run it; gives the bundle's path. */
export async function bundled(name: string, directory: string): Promise<string> {
  const outfile = join(directory, `${name}.cjs`);
  await build({
    entryPoints: [join(import.meta.dirname, `${name}.ts`)],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    outfile,
    logLevel: 'silent',
  });
  return outfile;
}

/** Runs a bundle; resolves with its exit code, or the signal that ended it. */
export function runBundle(
  path: string,
  args: readonly string[],
): { readonly child: ChildProcess; readonly ended: Promise<number | string> } {
  const child = fork(path, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  // What it told before it ended may arrive after its end.
  const silent = new Promise((resolve) => child.once('disconnect', resolve));
  const ended = new Promise<number | string>((resolve) => {
    child.once('exit', (code, signal) => {
      void silent.then(() => {
        resolve(code ?? signal ?? 'gone');
      });
    });
  });
  return { child, ended };
}
