// Bundles the extension. `node esbuild.js [--production] [--watch]`; also used by the scripts through `build`.
const esbuild = require('esbuild');
const { existsSync, readdirSync, rmSync } = require('node:fs');
const path = require('node:path');

const hostNames = readdirSync(path.join(__dirname, 'src/hosts'), { withFileTypes: true })
  .filter(
    (entry) =>
      entry.isDirectory() && existsSync(path.join(entry.parentPath ?? entry.path, entry.name, 'client.ts')),
  )
  .map((entry) => entry.name);

/** Each host's client stays in a bundle of its own, which `connect` loads on its first call. */
const clientsApart = {
  name: 'clients-apart',
  setup(build) {
    build.onResolve({ filter: /^\.\/client$/ }, ({ kind, resolveDir }) =>
      kind === 'dynamic-import'
        ? { path: `./hosts/${path.basename(resolveDir)}.js`, external: true }
        : undefined,
    );
  },
};

function options({ production }) {
  const common = {
    absWorkingDir: __dirname,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    minify: production,
    sourcemap: production ? false : 'linked',
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    // `import()` of a file beside the bundle becomes `require`, which the extension host caches and traces.
    supported: { 'dynamic-import': false },
  };
  return [
    {
      ...common,
      entryPoints: { extension: 'src/extension.ts' },
      outdir: 'dist',
      external: ['vscode'],
      plugins: [clientsApart],
    },
    {
      ...common,
      entryPoints: {
        credentialHelper: 'src/git/credentialHelper.ts',
        ...Object.fromEntries(hostNames.map((name) => [`hosts/${name}`, `src/hosts/${name}/client.ts`])),
      },
      outdir: 'dist',
    },
  ];
}

/** Bundles everything into `dist/`. Returns what esbuild says of each bundle, sizes included. */
async function build({ production = false } = {}) {
  rmSync(path.join(__dirname, 'dist'), { recursive: true, force: true });
  const results = await Promise.all(options({ production }).map((each) => esbuild.build(each)));
  return results.map(({ metafile }) => metafile);
}

async function watch() {
  for (const each of options({ production: false })) await (await esbuild.context(each)).watch();
}

module.exports = { build };

if (require.main === module) {
  const run = process.argv.includes('--watch')
    ? watch()
    : build({ production: process.argv.includes('--production') });
  run.catch(() => process.exit(1));
}
