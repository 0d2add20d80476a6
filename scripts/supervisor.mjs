/**
 * Stands between a run and the server that it starts: `node supervisor.mjs <program> <argument>…`. The run holds the
 * other end of standard input. When that closes, because the run is done, crashed or was killed, everything that
 * carries the server's mark ends too.
 */
import { spawn, spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { markedProcesses, markName } from './markedProcesses.mjs';

const [command, ...args] = process.argv.slice(2);
const mark = process.env[markName];
const child = spawn(command, args, {
  stdio: ['ignore', 'inherit', 'inherit'],
  detached: process.platform !== 'win32',
});
let exitCode;
let ending = false;

child.on('error', (error) => {
  console.error(`${command} cannot be started: ${error.message}`);
  exitCode = 127;
  void endAll();
});
child.on('exit', (code) => {
  exitCode ??= code ?? 1;
  void endAll();
});
process.stdin.on('error', () => {}).on('close', () => void endAll());
process.stdin.resume();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void endAll());

async function endAll() {
  if (ending) return;
  ending = true;
  if (process.platform === 'win32') {
    if (child.pid) spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
  } else {
    signalAll('SIGTERM');
    for (let waited = 0; waited < 3000 && isAnyLeft(); waited += 50) await sleep(50);
    // Whatever a terminal's shell started has a group of its own; it may also have begun after the last look.
    for (let round = 0; round < 20 && isAnyLeft(); round++) {
      signalAll('SIGKILL');
      await sleep(50);
    }
  }
  process.exit(exitCode ?? 0);
}

function isAnyLeft() {
  return exitCode === undefined || others().length > 0;
}

function others() {
  return mark ? markedProcesses(mark).filter(({ pid }) => pid !== process.pid) : [];
}

function signalAll(signal) {
  if (child.pid) send(-child.pid, signal);
  for (const { pid } of others()) send(pid, signal);
}

function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended by itself.
  }
}
