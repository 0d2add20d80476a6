import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePort } from './freePort.mjs';
import { cacheFolder, outFolder, root } from './paths.mjs';
import { withLock } from './withLock.mjs';

/** Constant where they are free, so that providers of an earlier run still fit. */
const wantedPorts = { github: 4751, gitlab: 4752, bitbucket: 4753, bitbucketDataCenter: 4754 };

/**
 * Starts the practice hosts of test/hosts, with repositories that stay between runs, and says in words how to use
 * them.
 *
 * @param {string} [directory] for the repositories
 * @returns {Promise<{ hosts: object, description: string, close: () => Promise<void> }>}
 */
export async function practiceHosts(directory = join(cacheFolder, 'practice')) {
  const { startPracticeHosts, describePracticeHosts } = await import(pathToFileURL(await bundle()).href);
  await mkdir(directory, { recursive: true });
  // A port is free only until another run has looked as well.
  const hosts = await withLock('ports', async () => {
    const ports = {};
    for (const [name, wanted] of Object.entries(wantedPorts)) {
      ports[name] = await freePort(wanted);
      if (ports[name] !== wanted)
        console.log(`  Port ${wanted} is taken; ${name} listens on ${ports[name]}.`);
    }
    return startPracticeHosts({ directory, ports });
  });
  return { hosts, description: describePracticeHosts(hosts), close: () => hosts.closeAll() };
}

async function bundle() {
  const { build } = await import('esbuild');
  const outfile = join(outFolder, 'practiceHosts.mjs');
  // Another run may be reading the file: it is replaced whole.
  const partial = `${outfile}.${process.pid}.partial`;
  await build({
    stdin: {
      contents: `
        export { startPracticeHosts } from './test/hosts/startPracticeHosts';
        export { describePracticeHosts } from './test/hosts/describePracticeHosts';`,
      resolveDir: root,
    },
    outfile: partial,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
  await rename(partial, outfile);
  return outfile;
}
