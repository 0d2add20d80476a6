import { tmpdir } from 'node:os';
import type { CredentialSource } from '../core/credential/gitRequest';
import { fail, ok, type Result } from '../shared/result';
import { startBroker, type Broker, type BrokerProblem } from './broker';
import { withInclude, type Environment, type IncludeEntry } from './gitEnvironment';
import { includePath, renderInclude, writeInclude } from './includeFile';
import { installHelper, type InstallationOptions } from './installation';
import { openRuntimeDirectory } from './runtimeDirectory';

export interface GitSideOptions extends Omit<InstallationOptions, 'runtimeDirectory' | 'searchPath'> {
  /** `process.env` of the extension host. */
  readonly environment: Environment;
  /** Told of bugs behind the broker. */
  readonly onError: (error: unknown) => void;
}

export type GitSideProblem = BrokerProblem | StorageProblem | { readonly kind: 'gitMissing' };

/** The extension's storage cannot be written; `code` is the system's, such as `ENOSPC`. */
export interface StorageProblem {
  readonly kind: 'cannotWrite';
  readonly code: string;
}

/** Everything that makes Git ask this window for credentials. */
export interface GitSide {
  /** What to add to an environment; constant, so that it can be set before anything is started. */
  readonly environment: Result<IncludeEntry, 'malformed'>;
  readonly includePath: string;
  /** Listens, and installs the helper. Where it fails, Git works as without the extension. Once only. */
  start(source: CredentialSource): Promise<Result<void, GitSideProblem>>;
  /** Names the base URLs that Git is to ask us about, instead of those named before. Nothing before `start`. */
  claim(urls: readonly string[]): Promise<Result<void, StorageProblem>>;
  /** Ends the broker at once. The include file stays: the helper leaves Git to itself when nobody listens. */
  dispose(): void;
}

export function createGitSide(options: GitSideOptions): GitSide {
  const path = includePath(options.storageDirectory, options.windowId);
  let broker: Broker | undefined;
  let helperCommand: string | undefined;
  let disposed = false;
  let writing: Promise<unknown> = Promise.resolve();

  const write = (text: string): Promise<void> => {
    const next = writing.then(() => writeInclude(path, text));
    writing = next.catch(() => undefined);
    return next.then(() => undefined);
  };

  const open = async (source: CredentialSource): Promise<Result<void, GitSideProblem>> => {
    const directory = await openRuntimeDirectory({
      environment: options.environment,
      temporaryDirectory: tmpdir(),
      uid: process.getuid?.(),
    });
    if (!directory.ok) return directory;
    const searchPath = options.environment['PATH'] ?? options.environment['Path'] ?? '';
    const installed = await installHelper({ ...options, runtimeDirectory: directory.value, searchPath });
    if (!installed.ok) return installed;
    const started = await startBroker({ ...options, runtimeDirectory: directory.value, source });
    if (!started.ok) return started;
    if (disposed) started.value.dispose();
    else broker = started.value;
    helperCommand = installed.value;
    return ok(undefined);
  };

  return {
    environment: withInclude(options.environment, path, options.windowId),
    includePath: path,
    async start(source) {
      const opened = await catchStorage(() => open(source));
      // What an earlier session claimed names a directory that is not ours to use now.
      if (!opened.ok) await catchStorage(() => write(renderInclude([], '')).then(ok));
      return opened;
    },
    async claim(urls) {
      const command = helperCommand;
      return command === undefined
        ? ok(undefined)
        : catchStorage(() => write(renderInclude(urls, command)).then(ok));
    },
    dispose() {
      disposed = true;
      broker?.dispose();
    },
  };
}

async function catchStorage<E>(
  work: () => Promise<Result<void, E>>,
): Promise<Result<void, E | StorageProblem>> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error;
    return fail({ kind: 'cannotWrite', code: error.code });
  }
}
