import { readdir, readFile } from 'node:fs/promises';

/** Processes with a text in their arguments or their environment, this one apart. */
export async function processesHolding(text: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid) || pid === String(process.pid)) continue;
    for (const file of ['cmdline', 'environ']) {
      const content = await readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
      if (content.includes(text)) found.push(`${file}: ${content}`);
    }
  }
  return found;
}
