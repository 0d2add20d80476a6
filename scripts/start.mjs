/**
 * `node scripts/start.mjs [--no-practice] [--port N] [--embedded] [--no-open] [--data DIR]`: installs, builds, starts
 * the practice hosts and opens VS Code with the extension. Everything that it started ends with it.
 */
import { join, resolve } from 'node:path';
import { URLSearchParams } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { claimFolder } from './claimFolder.mjs';
import { desktopCommand, openDesktop } from './desktopVscode.mjs';
import { embeddedVscode } from './embeddedVscode.mjs';
import { freePort } from './freePort.mjs';
import { install } from './install.mjs';
import { installExtension } from './installExtension.mjs';
import { openInBrowser } from './openInBrowser.mjs';
import { cacheFolder } from './paths.mjs';
import { practiceHosts } from './practiceHosts.mjs';
import { sampleFolder } from './sampleFolder.mjs';
import { step } from './step.mjs';
import { startVscodeServer } from './vscodeServer.mjs';
import { whenParentEnds } from './whenParentEnds.mjs';
import { withLock } from './withLock.mjs';

const { values } = parseArgs({
  options: {
    'no-practice': { type: 'boolean' },
    port: { type: 'string', default: '4750' },
    embedded: { type: 'boolean' },
    'no-open': { type: 'boolean' },
    data: { type: 'string' },
  },
});

const endings = [];
let stopping = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(0));
whenParentEnds(() => void stop(1));

try {
  await start();
} catch (error) {
  console.error(error);
  await stop(1);
}

async function start() {
  await install();
  await build();
  const directory = await claimData();
  const practice = values['no-practice'] ? undefined : await startPractice(directory);
  const folder = join(directory, 'sample');
  await sampleFolder(folder, sampleOrigin(practice));
  const command = values.embedded ? undefined : desktopCommand();
  const { exited, address } =
    command === undefined
      ? await startEmbedded(directory, folder)
      : await startDesktop(command, directory, folder);
  if (practice !== undefined) console.log(`\n${practice.description}`);
  if (address !== undefined) console.log(`VS Code with Git Providers: ${address}`);
  if (address !== undefined && !values['no-open']) openInBrowser(address);
  console.log('Ctrl+C ends everything.');
  await exited;
  if (!stopping) console.log('VS Code has ended.');
  await stop(0);
}

async function claimData() {
  const wanted = values.data === undefined ? join(cacheFolder, 'start') : resolve(values.data);
  const { folder, release } = await claimFolder(wanted);
  endings.push(release);
  if (folder !== wanted) console.log(`Another start uses the data in ${wanted}; this one uses ${folder}.`);
  return folder;
}

async function startPractice(directory) {
  const repositories = values.data === undefined ? undefined : join(directory, 'practice');
  const practice = await step('Starting the practice hosts', () => practiceHosts(repositories));
  endings.push(practice.close);
  return practice;
}

/** Not the repository whose URL is printed to be cloned: VS Code clones none that is open. */
function sampleOrigin(practice) {
  const host = practice?.hosts.all[0];
  const repository = host?.repositories.filter((each) => each.private)[1];
  return repository === undefined ? undefined : host.cloneUrl(repository.fullName);
}

async function startDesktop(command, directory, folder) {
  const window = await step('Opening VS Code', () =>
    openDesktop(command, folder, join(directory, 'desktop')),
  );
  endings.push(window.dispose);
  return { exited: window.exited, address: undefined };
}

async function startEmbedded(directory, folder) {
  await embeddedVscode();
  await installExtension(join(directory, 'extensions'));
  // A port is free only until another run has looked as well.
  const server = await withLock('ports', async () => {
    const port = await freePort(Number(values.port));
    if (port !== Number(values.port)) {
      console.log(
        `Port ${values.port} is taken. Tokens saved at that address stay there: they belong to its port.`,
      );
    }
    return step('Starting VS Code', () => startVscodeServer({ directory, port }));
  });
  endings.push(server.dispose);
  return { exited: server.exited, address: `${server.origin}/?${new URLSearchParams({ folder })}` };
}

async function stop(code) {
  if (stopping) return;
  stopping = true;
  await Promise.allSettled(endings.reverse().map((end) => end()));
  process.exit(code);
}
