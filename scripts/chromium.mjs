import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cacheFolder, root } from './paths.mjs';
import { run } from './run.mjs';
import { step } from './step.mjs';
import { withLock } from './withLock.mjs';

/** A sandbox needs rights that a container's root does not have; the rest keeps Chromium off the network. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

/**
 * A Chromium that starts on this machine, as launch options for Playwright: the one from npm where there is one for
 * the platform, else an installed one.
 *
 * @returns {Promise<{ executablePath: string, args: string[], env: Record<string, string> }>}
 */
export async function chromium() {
  for (const candidate of await candidates()) {
    if (await starts(candidate)) return { ...candidate, args: [...flags] };
  }
  throw new Error(
    'No Chromium starts on this machine. On Debian or Ubuntu `apt-get install chromium` brings one; elsewhere ' +
      'install Chromium or Chrome, or set CHROMIUM_PATH to its executable.',
  );
}

async function candidates() {
  const env = definedEnvironment();
  const packaged = process.platform === 'linux' && process.arch === 'x64' ? await unpack() : undefined;
  const installed = installedPaths().filter((path) => existsSync(path));
  return [
    ...(process.env.CHROMIUM_PATH ? [{ executablePath: process.env.CHROMIUM_PATH, env }] : []),
    ...(packaged ? packagedVariants(packaged, env) : []),
    ...installed.map((executablePath) => ({ executablePath, env })),
  ];
}

/** The libraries that come with the package only help where the system has none: they are tried second. */
function packagedVariants(folder, env) {
  const executablePath = join(folder, 'chromium');
  const fonts = existsSync('/etc/fonts') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') };
  const libraries = [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH]
    .filter(Boolean)
    .join(delimiter);
  return [
    { executablePath, env: { ...env, ...fonts } },
    { executablePath, env: { ...env, ...fonts, LD_LIBRARY_PATH: libraries } },
  ];
}

/** Unpacks the browser of @sparticuz/chromium into a folder that gets its name when everything is in it. */
async function unpack() {
  const packageFolder = join(root, 'node_modules', '@sparticuz', 'chromium');
  const manifest = await readFile(join(packageFolder, 'package.json'), 'utf8').catch(() => undefined);
  if (manifest === undefined) return undefined;
  const folder = join(cacheFolder, `chromium-${JSON.parse(manifest).version}`);
  if (existsSync(folder)) return folder;
  await withLock('chromium', async () => {
    if (existsSync(folder)) return;
    const partial = `${folder}.partial`;
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial, { recursive: true });
    const module = pathToFileURL(join(packageFolder, 'build', 'esm', 'index.js')).href;
    const code = `const { default: chromium } = await import(${JSON.stringify(module)}); await chromium.executablePath();`;
    // The package unpacks into the temporary folder, and its libraries only where it believes to be on a Lambda.
    const env = { ...process.env, TMPDIR: partial, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' };
    await step('Unpacking Chromium', () =>
      run(process.execPath, ['--input-type=module', '-e', code], { env, quiet: true }),
    );
    await rename(partial, folder);
  });
  return folder;
}

async function starts({ executablePath, env }) {
  if (process.platform === 'win32') return true;
  const result = await run(executablePath, ['--version'], { env, quiet: true, check: false }).catch(
    () => undefined,
  );
  return result?.code === 0;
}

function installedPaths() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    const folders = [process.env.ProgramFiles, process.env['ProgramFiles(x86)'], process.env.LOCALAPPDATA];
    const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
    return folders.flatMap((folder) => (folder ? programs.map((program) => join(folder, program)) : []));
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name)));
}

function definedEnvironment() {
  return Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== undefined));
}
