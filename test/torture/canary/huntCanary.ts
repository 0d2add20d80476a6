import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { markedProcesses } from '../../../scripts/markedProcesses.mjs';
import { searchFor, type CanarySearch } from '../../browser/canarySearch';
import { expectEqual } from '../expectEqual';
import type { TortureContext, TortureOutcome } from '../subject';

/** Names of what stands for VS Code's secret store: there, and nowhere else, tokens lie. */
const secret = /^secret\.account\.[0-9a-f-]{36}(\.partial)?$/;

/** Looks for the canary in all that the other subjects have left behind, and in what was seen of their processes. */
export async function huntCanary({ directory, run, canary, seen }: TortureContext): Promise<TortureOutcome> {
  const search = searchFor([canary]);
  await expectSharpEyes(search, directory, canary);
  const names = await readdir(run, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile());
  const secrets = files
    .filter(({ name }) => secret.test(name))
    .map((entry) => join(entry.parentPath, entry.name));
  const found = await search.inFiles(run, secrets);
  expectEqual(found, [], 'files with a token');
  expectEqual(seen, [], 'processes with a token');
  const reports = files.filter(({ name }) => /^report\..*\.json$/.test(name)).length;
  const cores = files.filter(({ name }) => /^core(\.\d+)?$/.test(name)).length;
  return {
    kind: 'done',
    done: `${files.length} files searched (${reports} Node reports, ${cores} core files); nothing, and nothing in any process`,
  };
}

/** What is not found where it was put would not be found anywhere. */
async function expectSharpEyes(search: CanarySearch, directory: string, canary: string): Promise<void> {
  const bait = join(directory, 'bait');
  await mkdir(bait);
  const basic = Buffer.from(`alice:${canary}-x`).toString('base64');
  await writeFile(join(bait, 'plain.log'), `token=${canary}-x`);
  await writeFile(join(bait, 'basic.log'), `authorization: Basic ${basic}`);
  const hits = (await search.inFiles(bait)).map((path) => basename(path)).sort();
  await rm(bait, { recursive: true });
  expectEqual(hits, ['basic.log', 'plain.log'], 'tokens that were put into files');
  const mark = `bait-${process.pid}`;
  const child = spawn('sleep', ['30'], {
    env: { PATH: process.env['PATH'], BAIT: mark, SHOWN: `${canary}-x` },
  });
  try {
    await once(child, 'spawn');
    if (process.platform !== 'linux') return;
    expectEqual(
      search.inProcesses(markedProcesses(mark, 'BAIT')).length,
      1,
      'a token that was put into a process',
    );
  } finally {
    child.kill('SIGKILL');
  }
}
