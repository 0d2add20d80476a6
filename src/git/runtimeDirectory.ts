import { lstat, mkdir, readdir, unlink } from 'node:fs/promises';
import { connect } from 'node:net';
import { isAbsolute, join } from 'node:path';
import { fail, ok, type Result } from '../shared/result';
import { hasCode } from './hasCode';

export type RuntimeDirectoryProblem =
  /** It could not be made. */
  | { readonly kind: 'unavailable'; readonly path: string }
  /** Something is there that is not a private directory of this user's: it is never used. */
  | { readonly kind: 'squatted'; readonly path: string }
  /** The name of a socket in it would be longer than the system allows. */
  | { readonly kind: 'tooLong'; readonly path: string };

export interface RuntimePlace {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** `os.tmpdir()`. */
  readonly temporaryDirectory: string;
  /** Absent on Windows, where the temporary directory belongs to one user already. */
  readonly uid: number | undefined;
}

/** The private directory in which brokers listen: below `XDG_RUNTIME_DIR`, else below the temporary directory. */
export async function openRuntimeDirectory(
  place: RuntimePlace,
): Promise<Result<string, RuntimeDirectoryProblem>> {
  const session = place.environment['XDG_RUNTIME_DIR'] ?? '';
  if (isAbsolute(session)) {
    const opened = await openPrivate(join(session, 'git-providers'), place.uid);
    if (opened.ok || opened.error.kind !== 'unavailable') return opened;
  }
  return openPrivate(join(place.temporaryDirectory, `git-providers-${place.uid ?? 'user'}`), place.uid);
}

async function openPrivate(
  path: string,
  uid: number | undefined,
): Promise<Result<string, RuntimeDirectoryProblem>> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) return fail({ kind: 'unavailable', path });
  }
  try {
    const found = await lstat(path);
    const isPrivate = uid === undefined || (found.uid === uid && (found.mode & 0o777) === 0o700);
    return found.isDirectory() && isPrivate ? ok(path) : fail({ kind: 'squatted', path });
  } catch {
    return fail({ kind: 'unavailable', path });
  }
}

/** Bytes of a socket's path: macOS has room for 104 with the closing zero, Linux for 108. */
const socketPathLimit = 103;

export function socketPath(
  directory: string,
  windowId: string,
  pid: number,
): Result<string, RuntimeDirectoryProblem> {
  const path = join(directory, `${windowId}-${pid}.sock`);
  return Buffer.byteLength(path) <= socketPathLimit ? ok(path) : fail({ kind: 'tooLong', path });
}

/** Removes what brokers of dead processes left behind. A socket that somebody listens on is never touched. */
export async function removeStaleSockets(directory: string): Promise<void> {
  const names = await readdir(directory);
  await Promise.all(
    names.map(async (name) => {
      const pid = /-(\d+)\.sock$/.exec(name)?.[1];
      if (pid === undefined || isAlive(Number(pid))) return;
      const path = join(directory, name);
      if (await isListening(path)) return;
      await unlink(path).catch(() => undefined);
    }),
  );
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !hasCode(error, 'ESRCH');
  }
}

/**
 * Asks the socket itself too: a process of another container is alive although its number is unknown here.
 * On Windows the file only names a pipe, and no container shares it.
 */
function isListening(path: string): Promise<boolean> {
  if (process.platform === 'win32') return Promise.resolve(false);
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', (error) => {
      resolve(!hasCode(error, 'ECONNREFUSED') && !hasCode(error, 'ENOTSOCK') && !hasCode(error, 'ENOENT'));
    });
  });
}
