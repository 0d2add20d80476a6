import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../browser/until';
import { runProgram, type Outcome } from '../unit/git/runProgram';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * A home for Git in this extension host: its own user and system configuration, with a credential helper and an
 * askpass that write down everything they are asked.
 */
export interface GitHome {
  readonly directory: string;
  /** As VS Code's Git has it, with the recording askpass. */
  served(): Environment;
  /** The same as if the extension were not there. */
  plain(): Environment;
  git(environment: Environment, words: readonly string[], directory?: string): Promise<Outcome>;
  /** Decides what the helper and the askpass answer from now on; an empty text is no answer. */
  answer(answers: { readonly helper: string; readonly askpass: string }): Promise<void>;
  /** What the helper read, in the order of its runs: the operation, a line break, and its standard input. */
  helperInputs(): readonly string[];
  /** The same once there are `expected`, and no more have come for a while: some reports come in the background. */
  settledInputs(expected: number): Promise<readonly string[]>;
  /** Questions that the askpass was asked. */
  prompts(): readonly string[];
  /** Forgets what was recorded since the last time, and keeps it for `everything`. */
  startOver(): void;
  /** All that the helper and the askpass were ever told, and the whole trace. */
  everything(): readonly string[];
  /** Every program that any Git in this extension host started, from `startOver` on, a line each. */
  trace(): readonly string[];
  dispose(): Promise<void>;
}

/** Milliseconds in which a report that is not meant to come would come, and in which one that is has to come. */
const quietTime = 1_000;
const missingTime = 10_000;

const ownVariables = ['HOME', 'XDG_CONFIG_HOME', 'GIT_CONFIG_SYSTEM', 'GIT_TRACE'];

/** `origin`: of the host for which the system's configuration names the helper once more. */
export async function createGitHome(origin: string): Promise<GitHome> {
  const directory = await mkdtemp(join(tmpdir(), 'gp-home-'));
  const records = join(directory, 'records');
  const trace = join(directory, 'trace');
  await Promise.all([mkdir(records), mkdir(join(directory, 'answers'))]);
  const helper = await script(
    join(directory, 'wrong-helper'),
    `file='${records}'/$(date +%s%N)-$$
{ echo "$1"; cat; } >"$file.part"
test "$1" = get && cat '${directory}/answers/helper'
mv "$file.part" "$file.helper"`,
  );
  const askpass = await script(
    join(directory, 'askpass'),
    `printf '%s' "$1" >'${records}'/$(date +%s%N)-$$.askpass
cat '${directory}/answers/askpass'`,
  );
  const identity = '[user]\n\tname = Alice\n\temail = alice@example.com\n[init]\n\tdefaultBranch = main\n';
  const named = `helper = "!'${helper}'"`;
  await writeFile(join(directory, '.gitconfig'), `${identity}[credential]\n\t${named}\n`);
  const forHost = `[credential "${origin}"]\n\t${named}\n`;
  await writeFile(join(directory, 'system'), `[gc]\n\tauto = 0\n[maintenance]\n\tauto = false\n${forHost}`);

  await writeFile(trace, '');

  const before = ownVariables.map((name) => [name, process.env[name]] as const);
  process.env['HOME'] = directory;
  process.env['XDG_CONFIG_HOME'] = join(directory, 'xdg');
  process.env['GIT_CONFIG_SYSTEM'] = join(directory, 'system');
  process.env['GIT_TRACE'] = trace;

  const earlier: string[] = [];
  const read = (ending: string): readonly string[] =>
    readdirSync(records)
      .filter((name) => name.endsWith(ending))
      .sort()
      .map((name) => readFileSync(join(records, name), 'utf8'));
  const served = (): Environment => ({
    ...process.env,
    GIT_ASKPASS: askpass,
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  });
  const home: GitHome = {
    directory,
    served,
    plain: () =>
      Object.fromEntries(
        Object.entries(served()).filter(
          ([name]) => !/^GIT_CONFIG_(COUNT|KEY_|VALUE_)|^GIT_PROVIDERS_/.test(name),
        ),
      ),
    git: (environment, words, place = directory) =>
      runProgram('git', words, { env: environment, cwd: place }),
    async answer(answers) {
      await writeFile(join(directory, 'answers', 'helper'), answers.helper);
      await writeFile(join(directory, 'answers', 'askpass'), answers.askpass);
    },
    helperInputs: () => read('.helper'),
    async settledInputs(expected) {
      let seen = '';
      let since = Date.now();
      await until('the end of the helpers', () => {
        const now = readdirSync(records).join(' ');
        if (now !== seen || now.includes('.part')) since = Date.now();
        seen = now;
        const quiet = home.helperInputs().length < expected ? missingTime : quietTime;
        return Date.now() - since > quiet || undefined;
      });
      return home.helperInputs();
    },
    prompts: () => read('.askpass'),
    startOver() {
      earlier.push(...read(''));
      earlier.push(...home.trace());
      for (const name of readdirSync(records)) rmSync(join(records, name));
      writeFileSync(trace, '');
    },
    everything: () => [...earlier, ...read(''), ...home.trace()],
    trace: () => readFileSync(trace, 'utf8').split('\n'),
    async dispose() {
      for (const [name, value] of before) {
        if (value === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = value;
      }
      await rm(directory, { recursive: true, force: true, maxRetries: 3 });
    },
  };
  await home.answer({ helper: '', askpass: '' });
  return home;
}

async function script(path: string, body: string): Promise<string> {
  await writeFile(path, `#!/bin/sh\n${body}\nexit 0\n`, { mode: 0o700 });
  return path;
}
