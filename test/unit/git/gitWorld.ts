import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CredentialSource } from '../../../src/core/credential/gitRequest';
import { createGitSide, type GitSide } from '../../../src/git/gitSide';
import { nodeHelperBundle } from './nodeHelperBundle';
import { runProgram, type Outcome } from './runProgram';

export type HelperKind = 'shell' | 'node';

/** A home of its own, with a global helper and an askpass that record what they are asked. */
export interface GitWorld {
  readonly directory: string;
  readonly home: string;
  readonly runtimeDirectory: string;
  readonly storageDirectory: string;
  /** Environment without the extension. */
  readonly plain: Record<string, string | undefined>;
  /** A side that has started and claims `urls`. */
  openWindow(windowId: string, source: CredentialSource, urls: readonly string[]): Promise<GitSide>;
  /** Environment of a terminal of that window. */
  terminal(side: GitSide): Record<string, string | undefined>;
  git(env: Record<string, string | undefined>, words: readonly string[], input?: string): Promise<Outcome>;
  /** What the user's own helper was asked, one block each; `configureUserHelper` comes first. */
  configureUserHelper(answer: string): Promise<void>;
  userHelperSaw(): Promise<string>;
  askpassSaw(): Promise<string>;
  close(): Promise<void>;
}

/** The name has a space and quotes in it, as directories of users do. */
export async function createGitWorld(kind: HelperKind = 'shell'): Promise<GitWorld> {
  const directory = await mkdtemp(join(tmpdir(), 'gp-'));
  const home = join(directory, `the user's "home"`);
  const session = join(directory, 'run it');
  const storageDirectory = join(home, 'global storage');
  await mkdir(home);
  await mkdir(session);
  await chmod(session, 0o700);
  const saw = join(directory, 'user-helper.log');
  const asked = join(directory, 'askpass.log');
  const userHelper = await script(
    join(directory, 'user-helper'),
    `{ echo "== $1"; cat; } >>'${saw}'; test "$1" = get && cat '${directory}/user-answer'; exit 0`,
  );
  const askpass = await script(join(directory, 'askpass'), `echo "$1" >>'${asked}'; echo typed`);
  const plain = {
    PATH: '/usr/bin:/bin',
    HOME: home,
    XDG_RUNTIME_DIR: session,
    GIT_ASKPASS: askpass,
    GIT_TERMINAL_PROMPT: '0',
    GIT_CONFIG_NOSYSTEM: '1',
  };
  const bundle = kind === 'node' ? await nodeHelperBundle(directory) : join(directory, 'absent.js');
  const sides: GitSide[] = [];
  return {
    directory,
    home,
    runtimeDirectory: join(session, 'git-providers'),
    storageDirectory,
    plain,
    async openWindow(windowId, source, urls) {
      const side = createGitSide({
        storageDirectory,
        windowId,
        environment: plain,
        git: '/usr/bin/git',
        forbiddenRoots: kind === 'node' ? ['/usr/bin', '/bin'] : [],
        node: process.execPath,
        nodeHelper: bundle,
        onError: (error) => {
          throw error;
        },
      });
      sides.push(side);
      const started = await side.start(source);
      if (!started.ok) throw new Error(started.error.kind);
      await side.claim(urls);
      return side;
    },
    terminal(side) {
      if (!side.environment.ok) throw new Error(side.environment.error);
      return { ...plain, ...side.environment.value.changes };
    },
    git: (env, words, input) =>
      runProgram('/usr/bin/git', words, { env, cwd: directory, ...(input === undefined ? {} : { input }) }),
    async configureUserHelper(answer) {
      await writeFile(join(directory, 'user-answer'), answer);
      await writeFile(join(home, '.gitconfig'), `[credential]\n\thelper = "!'${userHelper}'"\n`);
    },
    userHelperSaw: () => readFile(saw, 'utf8').catch(() => ''),
    askpassSaw: () => readFile(asked, 'utf8').catch(() => ''),
    async close() {
      for (const side of sides) side.dispose();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function script(path: string, body: string): Promise<string> {
  await writeFile(path, `#!/bin/sh\n${body}\n`, { mode: 0o700 });
  return path;
}
