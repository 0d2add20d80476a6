import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { markedProcesses } from '../../scripts/markedProcesses.mjs';
import { root } from '../../scripts/paths.mjs';
import { until } from './until';

/** One `npm start`, as somebody at a terminal has it. */
export interface NpmStart {
  /** Everything printed so far, errors included. */
  output(): string;
  /** Where VS Code can be opened, once that is printed. */
  readonly address: string;
  /** Sends a signal to npm alone. */
  signal(name: NodeJS.Signals): void;
  /** What Ctrl+C at a terminal does: SIGINT to npm and all that stayed in its process group. */
  pressCtrlC(): void;
  /** Command lines of npm and all that it started, as they are now. */
  processes(): readonly string[];
}

const markName = 'GIT_PROVIDERS_TEST_START';

/** Runs `npm start` with an embedded VS Code until it prints its address. */
export async function npmStart(args: readonly string[]): Promise<NpmStart> {
  const mark = randomUUID();
  const words = ['start', '--', '--embedded', '--no-open', ...args];
  const child = spawn('npm', words, {
    cwd: root,
    env: { ...process.env, [markName]: mark },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  }
  const address = await until(
    'the address of VS Code',
    () => (text.includes('Ctrl+C') ? /^VS Code with Git Providers: (\S+)$/m.exec(text)?.[1] : undefined),
    { timeout: 90_000, seen: () => text },
  );
  return {
    output: () => text,
    address,
    signal: (name) => void child.kill(name),
    pressCtrlC() {
      if (child.pid === undefined) throw new Error('npm did not start');
      process.kill(-child.pid, 'SIGINT');
    },
    processes: () => {
      const server = markedProcesses(mark, markName);
      return server.map(({ pid, argv }) => `${String(pid)} ${argv.join(' ')}`);
    },
  };
}

/** Ports of this machine that are named in a text. */
export function portsIn(text: string): readonly number[] {
  const found = [...text.matchAll(/http:\/\/127\.0\.0\.1:(\d+)/g)].map(([, port]) => Number(port));
  return [...new Set(found)];
}
