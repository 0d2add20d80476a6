import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { window } from 'vscode';
import { until } from '../browser/until';

/** Runs a shell command line in an integrated terminal that is opened for it, in an empty directory. */
export async function runInNewTerminal(
  command: string,
): Promise<{ readonly code: number; readonly output: string }> {
  const directory = await mkdtemp(join(tmpdir(), 'gp-terminal-'));
  const [output, code] = [join(directory, 'output'), join(directory, 'code')];
  const terminal = window.createTerminal({ name: 'test', cwd: directory, shellPath: '/bin/sh' });
  try {
    terminal.sendText(
      `( ${command} ) >'${output}' 2>&1; echo $? >'${code}.part'; mv '${code}.part' '${code}'`,
    );
    await until(`the end of "${command}"`, () => existsSync(code) || undefined);
    return { code: Number(readFileSync(code, 'utf8')), output: readFileSync(output, 'utf8') };
  } finally {
    terminal.dispose();
    await rm(directory, { recursive: true, force: true, maxRetries: 3 });
  }
}
