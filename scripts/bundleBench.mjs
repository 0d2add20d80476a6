import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './paths.mjs';

/** What is loaded from where it is: it finds its own files beside itself, or is no JavaScript alone. */
const external = ['playwright-core', 'esbuild'];

const scripts = {
  name: 'scripts',
  setup(build) {
    build.onResolve({ filter: /\/scripts\/[\w/]+\.mjs$/ }, ({ path, resolveDir }) => ({
      path: pathToFileURL(join(resolveDir, path)).href,
      external: true,
    }));
  },
};

/**
 * Bundles the bench into a folder below the repository, and answers with its programs: `program` measures,
 * `hostProgram` are practice hosts, `driverProgram` is the extension that the bench has in its windows.
 *
 * @param {string} folder
 * @returns {Promise<{ program: string, hostProgram: string, driverProgram: string }>}
 */
export async function bundleBench(folder) {
  const { build } = await import('esbuild');
  const source = join(root, 'test', 'bench');
  const outdir = join(folder, 'programs');
  const common = { bundle: true, platform: 'node', target: 'node22', outdir, logLevel: 'warning' };
  await build({
    ...common,
    entryPoints: [join(source, 'benchProgram.ts'), join(source, 'practiceHostProgram.ts')],
    format: 'esm',
    // What the product loads on first use, the bench does as well.
    splitting: true,
    outExtension: { '.js': '.mjs' },
    // Some packages are CommonJS, which asks for Node's own modules at run time.
    banner: {
      js: `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);`,
    },
    mainFields: ['module', 'main'],
    external,
    plugins: [scripts],
  });
  await build({
    ...common,
    entryPoints: [join(source, 'windowDriver.ts')],
    format: 'cjs',
    external: ['vscode'],
  });
  return {
    program: join(outdir, 'benchProgram.mjs'),
    hostProgram: join(outdir, 'practiceHostProgram.mjs'),
    driverProgram: join(outdir, 'windowDriver.js'),
  };
}
