import { spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hasControlCharacter } from '../core/provider/baseUrl';
import { askBroker, type BrokerReply } from './askBroker';
import { requestLimit } from './credentialProtocol';
import type { Environment } from './gitEnvironment';
import { answeredFile, answeredMinutes } from './givenCredentials';
import { anotherHelperFollows, withOurEntriesNeutralised } from './ourEntries';

type Operation = 'get' | 'store' | 'erase';

const gitOperation = { get: 'fill', store: 'approve', erase: 'reject' } as const;

/** Marks the process that goes on with `store` or `erase` when Git has stopped waiting. */
const background = '--background';

/**
 * The credential helper for machines where the shell script cannot run; it behaves as the script does.
 * Arguments: runtime directory, directory of include files, git, and the operation that Git appends.
 */
export async function runHelper(words: readonly string[], environment: Environment): Promise<void> {
  const [runtimeDirectory, includeDirectory, git, operation, mark] = words;
  if ((environment['GIT_PROVIDERS_DECLINED'] ?? '') !== '') return;
  if (runtimeDirectory === undefined || includeDirectory === undefined || git === undefined) return;
  if (operation !== 'get' && operation !== 'store' && operation !== 'erase') return;
  const body = await readInput();
  if (body === undefined) return;
  const run: Run = { runtimeDirectory, includeDirectory, git, operation, environment, body };
  if (operation === 'get') await get(run);
  else if (mark === background) await report(run);
  else await handOver(words, run);
}

interface Run {
  readonly runtimeDirectory: string;
  readonly includeDirectory: string;
  readonly git: string;
  readonly operation: Operation;
  readonly environment: Environment;
  readonly body: Buffer;
}

/** Undefined where it is more than the broker takes, which Git has no reason to send. */
async function readInput(): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    if (!(chunk instanceof Buffer)) continue;
    size += chunk.byteLength;
    if (size > requestLimit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function get(run: Run): Promise<void> {
  const follows = anotherHelperFollows(run.environment, run.includeDirectory);
  const answer = readAnswer(follows ? { kind: 'declined' } : await ask(run));
  if (answer.reason !== '') process.stderr.write(`${answer.reason}\n`);
  if (answer.output !== '') process.stdout.write(answer.output);
  // Another login would make a connection test speak of another account.
  else if (plainWord(run.environment['GIT_PROVIDERS_TEST']) !== '') process.stdout.write('quit=1\n');
  // A Git that was asked and did not get an answer is not to ask a second time.
  else if (!(await plainGit(run))) process.stdout.write('quit=1\n');
}

function ask(run: Run): Promise<BrokerReply> {
  return askBroker({
    runtimeDirectory: run.runtimeDirectory,
    windowId: plainWord(run.environment['GIT_PROVIDERS_WINDOW']),
    test: plainWord(run.environment['GIT_PROVIDERS_TEST']),
    operation: run.operation,
    body: run.body,
  });
}

function plainWord(text = ''): string {
  return /^[A-Za-z0-9-]+$/.test(text) ? text : '';
}

/** What Git is to read; empty where no provider answers. */
function readAnswer(reply: BrokerReply): { readonly output: string; readonly reason: string } {
  const nothing = { output: '', reason: '' };
  if (reply.kind !== 'answered') return nothing;
  const lines = reply.body.split('\n');
  if (lines.some(hasControlCharacter)) return nothing;
  const starting = (key: string): string | undefined => lines.find((line) => line.startsWith(`${key}=`));
  const username = starting('username');
  const password = starting('password');
  if (username !== undefined && password !== undefined) {
    const given = [username, password, starting('password_expiry_utc')].filter((line) => line !== undefined);
    return { output: `${given.join('\n')}\n`, reason: '' };
  }
  if (!lines.includes('quit=1')) return nothing;
  return { output: 'quit=1\n', reason: starting('reason')?.slice('reason='.length) ?? '' };
}

/** What Git does without the extension: fill, approve or reject. `false`: it failed, and has said why. */
function plainGit(run: Run): Promise<boolean> {
  const environment = withOurEntriesNeutralised(run.environment, run.includeDirectory);
  const given = { ...environment, ...ownVariablesGivenBack(environment), GIT_PROVIDERS_DECLINED: '1' };
  return new Promise((resolve) => {
    const child = spawn(run.git, ['credential', gitOperation[run.operation]], {
      env: given,
      stdio: ['pipe', 'inherit', 'inherit'],
      windowsHide: true,
    });
    child.once('error', () => {
      resolve(false);
    });
    child.once('close', (code) => {
      resolve(code === 0);
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(run.body);
  });
}

/** The command line that runs this helper moves these aside (`nodeHelperCommand`). */
function ownVariablesGivenBack(environment: Environment): Record<string, string | undefined> {
  return {
    NODE_OPTIONS: orAbsent(environment['GIT_PROVIDERS_NODE_OPTIONS']),
    ELECTRON_RUN_AS_NODE: orAbsent(environment['GIT_PROVIDERS_RUN_AS_NODE']),
    GIT_PROVIDERS_NODE_OPTIONS: undefined,
    GIT_PROVIDERS_RUN_AS_NODE: undefined,
  };
}

function orAbsent(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

/** Leaves the work to a process that shares nothing with Git, so that Git need not wait for it. */
async function handOver(words: readonly string[], run: Run): Promise<void> {
  const script = process.argv[1];
  if (script === undefined) return;
  const child = spawn(process.execPath, [script, ...words, background], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    windowsHide: true,
  });
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    child.stdin.end(run.body, resolve);
    child.once('error', () => {
      resolve();
    });
  });
  child.unref();
}

async function report(run: Run): Promise<void> {
  const reply = await ask(run);
  if (reply.kind === 'answered') return;
  if (reply.kind === 'nobody' && (await maybeOurs(run.runtimeDirectory))) return;
  await plainGit(run);
}

/** Without a broker to tell whose it is, what went out lately may be ours, and is kept from other helpers. */
async function maybeOurs(runtimeDirectory: string): Promise<boolean> {
  const found = await stat(join(runtimeDirectory, answeredFile)).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs < answeredMinutes * 60_000;
}
