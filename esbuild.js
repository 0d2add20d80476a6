// Bundles the extension. `node esbuild.js [--production] [--watch]`; also used by the scripts through `build`.
const esbuild = require('esbuild');
const {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} = require('node:fs');
const path = require('node:path');

const hostNames = readdirSync(path.join(__dirname, 'src/hosts'), { withFileTypes: true })
  .filter(
    (entry) =>
      entry.isDirectory() && existsSync(path.join(entry.parentPath ?? entry.path, entry.name, 'client.ts')),
  )
  .map((entry) => entry.name);

/**
 * What is imported dynamically stays in a bundle of its own, loaded on first use: each host's client, by `connect`,
 * what the commands do, by the first of them, the storage, by what is first written or read, and what Git asks, when Git
 * has been found.
 */
const laterBundles = {
  commandTable: 'commands',
  openStorage: 'storage',
  gitSide: 'git',
  connectionTest: 'connectionTest',
  backgroundChecks: 'backgroundChecks',
  checkToken: 'checkToken',
  historyText: 'historyText',
  explainText: 'explainText',
  joinGit: 'joinGit',
  openDeepLink: 'deepLink',
  onlookers: 'onlookers',
  tryGit: 'tryGit',
  findLogins: 'findLogins',
  openAuthentication: 'authentication',
  sidebar: 'sidebar',
  openForms: 'forms',
  openDashboard: 'dashboard',
};

const loadedLater = {
  name: 'loaded-later',
  setup(build) {
    build.onResolve({ filter: /\/\w+$/ }, ({ kind, path: imported, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined;
      const name = path.basename(imported);
      const bundle = name === 'client' ? `hosts/${path.basename(resolveDir)}` : laterBundles[name];
      return bundle === undefined ? undefined : { path: `./${bundle}.js`, external: true };
    });
  },
};

function options({ production, outdir }) {
  const common = {
    absWorkingDir: __dirname,
    outdir,
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
      external: ['vscode'],
      plugins: [loadedLater],
    },
    {
      ...common,
      entryPoints: {
        commands: 'src/ui/commands/commandTable.ts',
        historyText: 'src/ui/historyText.ts',
        explainText: 'src/ui/credential/explainText.ts',
        joinGit: 'src/ui/joinGit.ts',
        deepLink: 'src/ui/deepLink/openDeepLink.ts',
        onlookers: 'src/ui/onlookers.ts',
        authentication: 'src/ui/authentication/openAuthentication.ts',
        sidebar: 'src/ui/tree/sidebar.ts',
        ...presentEntries({
          forms: 'src/ui/form/openForms.ts',
          dashboard: 'src/ui/dashboard/openDashboard.ts',
        }),
      },
      external: ['vscode'],
      plugins: [loadedLater],
    },
    {
      ...common,
      entryPoints: {
        storage: 'src/storage/openStorage.ts',
        git: 'src/git/gitSide.ts',
        tryGit: 'src/git/tryGit.ts',
        findLogins: 'src/git/importSources/findLogins.ts',
        connectionTest: 'src/core/diagnosis/connectionTest.ts',
        backgroundChecks: 'src/core/diagnosis/backgroundChecks.ts',
        checkToken: 'src/core/diagnosis/checkToken.ts',
      },
      // The CommonJS form of jsonc-parser hides its parts from bundlers.
      mainFields: ['module', 'main'],
    },
    {
      ...common,
      entryPoints: {
        credentialHelper: 'src/git/credentialHelper.ts',
        ...Object.fromEntries(hostNames.map((name) => [`hosts/${name}`, `src/hosts/${name}/client.ts`])),
      },
    },
    {
      ...common,
      entryPoints: presentEntries({
        'webview/form': 'webview/form/form.ts',
        'webview/dashboard': 'webview/dashboard/dashboard.ts',
      }),
      platform: 'browser',
      format: 'iife',
      target: 'chrome138',
      loader: { '.svg': 'text' },
    },
  ];
}

function presentEntries(entries) {
  return Object.fromEntries(
    Object.entries(entries).filter(([, file]) => existsSync(path.join(__dirname, file))),
  );
}

/** Every source that must run without VS Code, in one bundle that is thrown away: there `vscode` cannot be found. */
async function checkPureSources() {
  const sources = ['core', 'hosts', 'shared'].flatMap((layer) =>
    readdirSync(path.join(__dirname, 'src', layer), { recursive: true })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `./src/${layer}/${name.split(path.sep).join('/')}`),
  );
  await esbuild.build({
    absWorkingDir: __dirname,
    stdin: { contents: sources.map((name) => `import '${name}';`).join('\n'), resolveDir: __dirname },
    bundle: true,
    platform: 'node',
    write: false,
    logLevel: 'warning',
  });
}

/**
 * Bundles everything into `outdir`. Files are replaced one by one when all are made, so that whoever reads the folder
 * meanwhile, such as a test that runs, never finds one missing. Returns what esbuild says of each bundle, sizes
 * included.
 */
async function build({ production = false, outdir = path.join(__dirname, 'dist') } = {}) {
  const [results] = await Promise.all([
    Promise.all(options({ production, outdir }).map((each) => esbuild.build({ ...each, write: false }))),
    checkPureSources(),
  ]);
  replaceFiles(
    outdir,
    results.flatMap(({ outputFiles }) => outputFiles),
  );
  return results.map(({ metafile }) => metafile);
}

function replaceFiles(folder, files) {
  mkdirSync(folder, { recursive: true });
  for (const { path: target, contents } of files) {
    if (existsSync(target) && readFileSync(target).equals(contents)) continue;
    mkdirSync(path.dirname(target), { recursive: true });
    const partial = `${target}.${process.pid}.partial`;
    writeFileSync(partial, contents);
    renameSync(partial, target);
  }
  const wanted = new Set(files.map((file) => file.path));
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const present = path.join(entry.parentPath ?? entry.path, entry.name);
    const stale = entry.isFile() && !wanted.has(present) && !present.endsWith('.partial');
    if (stale) rmSync(present, { force: true });
  }
}

async function watch() {
  const outdir = path.join(__dirname, 'dist');
  for (const each of options({ production: false, outdir })) await (await esbuild.context(each)).watch();
}

module.exports = { build };

if (require.main === module) {
  const run = process.argv.includes('--watch')
    ? watch()
    : build({ production: process.argv.includes('--production') });
  run.catch(() => process.exit(1));
}
