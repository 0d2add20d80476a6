import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePort } from './freePort.mjs';
import { cacheFolder, outFolder, root } from './paths.mjs';

/** Constant where they are free, so that providers of an earlier run still fit. */
const wantedPorts = { github: 4751, gitlab: 4752, bitbucket: 4753, bitbucketDataCenter: 4754 };

/**
 * Starts the practice hosts of test/hosts, with repositories that stay between runs, and says in words how to use
 * them.
 *
 * @returns {Promise<{ hosts: object, description: string, close: () => Promise<void> }>}
 */
export async function practiceHosts() {
  const { startPracticeHosts, describePracticeHosts } = await import(pathToFileURL(await bundle()).href);
  const directory = join(cacheFolder, 'practice');
  await mkdir(directory, { recursive: true });
  const ports = {};
  for (const [name, port] of Object.entries(wantedPorts)) ports[name] = await freePort(port);
  const hosts = await startPracticeHosts({ directory, ports });
  return { hosts, description: describePracticeHosts(hosts), close: () => hosts.closeAll() };
}

async function bundle() {
  const { build } = await import('esbuild');
  const outfile = join(outFolder, 'practiceHosts.mjs');
  await build({
    stdin: {
      contents: `
        export { startPracticeHosts } from './test/hosts/startPracticeHosts';
        export { describePracticeHosts } from './test/hosts/describePracticeHosts';`,
      resolveDir: root,
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
  return outfile;
}
