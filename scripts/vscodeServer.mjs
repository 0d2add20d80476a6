import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { embeddedVscode } from './embeddedVscode.mjs';
import { freePort } from './freePort.mjs';
import { markedProcesses, markName } from './markedProcesses.mjs';
import { serverEnvironment } from './serverEnvironment.mjs';
import { serverFolders } from './serverFolders.mjs';
import { supervise } from './supervise.mjs';

const startLimit = 60_000;

/**
 * Starts one embedded VS Code over the data in `directory` and waits until it answers. It ends with `dispose`, or
 * with this process, however that ends.
 *
 * @param {{
 *   directory: string, port?: number, version?: string, settings?: Record<string, unknown>,
 *   env?: Record<string, string>, smokeTest?: boolean, workspaceTrust?: boolean,
 * }} options
 */
export async function startVscodeServer(options) {
  const { node, entry, server: ownServer } = await embeddedVscode(options.version);
  const folders = await serverFolders(options.directory, options.settings ?? {});
  const port = options.port ?? (await freePort());
  const mark = randomUUID();
  const env = { ...serverEnvironment(folders, options.env ?? {}), [markName]: mark };
  // Not every code-server passes the tests' flag on; VS Code's own server below it takes it in all versions.
  const bare = options.smokeTest && options.version !== undefined;
  const started = bare
    ? [ownServer, ...bareArguments(options, folders, port)]
    : [entry, ...serverArguments(options, folders, port)];
  const server = supervise(node, started, { env, logFile: folders.logFile });
  const origin = `http://127.0.0.1:${port}`;
  try {
    await answers(`${origin}/${bare ? 'version' : 'healthz'}`, server, folders.logFile);
  } catch (error) {
    await server.end();
    throw error;
  }
  return {
    ...folders,
    origin,
    port,
    /** Settles when the server has ended, for whatever reason. */
    exited: server.exited,
    processes: () => markedProcesses(mark),
    dispose: () => server.end(),
  };
}

function serverArguments(options, folders, port) {
  return [
    ...['--config', folders.configFile, '--bind-addr', `127.0.0.1:${port}`, '--auth', 'none'],
    ...['--user-data-dir', folders.userData, '--extensions-dir', folders.extensions],
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-getting-started-override',
    '--ignore-last-opened',
    ...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
    ...(options.smokeTest ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
  ];
}

function bareArguments(options, folders, port) {
  return [
    ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
    ...['--user-data-dir', folders.userData, '--extensions-dir', folders.extensions],
    ...['--accept-server-license-terms', '--telemetry-level', 'off', '--enable-smoke-test-driver'],
    ...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
  ];
}

async function answers(address, server, logFile) {
  let exit;
  server.exited.then(
    (code) => (exit = `it ended with code ${code}`),
    (error) => (exit = error.message),
  );
  const began = Date.now();
  while (Date.now() - began < startLimit && exit === undefined) {
    const response = await fetch(address, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
    if (response?.ok && exit === undefined) return;
    await sleep(50);
  }
  const log = await readFile(logFile, 'utf8').catch(() => '');
  throw new Error(`VS Code does not answer at ${address}: ${exit ?? 'time is up'}\n${log.slice(-2000)}`);
}
