import { fork } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { node24 } from './node24.mjs';

/**
 * Starts a program of the torture as the head of a process group of its own. What it prints is kept in a log beside
 * its folder. What it is to know it is told: a token in its arguments or environment would be a finding.
 *
 * @param {string} program
 * @param {string} name of its folder in `run`
 * @param {{ programs: string, run: string, env: Record<string, string> }} options
 */
export function startProgram(program, name, { programs, run, env }) {
  const directory = join(run, name);
  const temporary = join(run, `${name}.tmp`);
  for (const folder of [directory, temporary]) mkdirSync(folder);
  const child = fork(join(programs, `${program}.mjs`), [], {
    execPath: node24(),
    execArgv: [
      '--expose-gc',
      '--report-on-fatalerror',
      '--report-uncaught-exception',
      `--report-directory=${directory}`,
    ],
    cwd: directory,
    env: { ...process.env, ...env, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  });
  const log = createWriteStream(join(run, `${name}.log`));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      log.write(chunk);
      said = (said + chunk).slice(-1_000);
    });
  }
  /** With whatever it has started. */
  const end = () => {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended, and nothing of it is left.
    }
  };
  return {
    directory,
    end,
    tell: (message) => void child.send(message),
    /** What it says to a message; rejects after so many seconds, and when it ends without a word. */
    answer(message, seconds) {
      let late;
      const answered = new Promise((resolve, reject) => {
        late = setTimeout(() => {
          reject(new Error(`No answer within ${Math.round(seconds)} s: it hangs.`));
        }, seconds * 1000);
        child.once('message', resolve);
        child.once('error', reject);
        child.once('close', (code, signal) => {
          reject(new Error(`It ended with ${signal ?? code}. ${said.trim()}`));
        });
        child.send(message);
      });
      return answered.finally(() => {
        clearTimeout(late);
        end();
      });
    },
  };
}
