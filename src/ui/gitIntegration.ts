import { homedir } from 'node:os';
import { workspace, type ExtensionContext, type LogOutputChannel } from 'vscode';
import type { CredentialSource } from '../core/credential/gitRequest';
import type { ProviderDirectory } from '../core/provider/providerDirectory';
import { entryPath } from '../git/entryPath';
import { applyTo, withInclude, withoutInclude, type Environment } from '../git/gitEnvironment';
import type { GitSide } from '../git/gitSide';
import { gitVersion, supportsEnvironmentConfig, type GitVersion } from '../git/gitVersion';
import { gitDirectory, includePath } from '../git/includeFile';
import { withOurEntriesNeutralised } from '../git/ourEntries';
import { windowId } from '../git/windowId';
import { gitSettingsSection, readGitSettings } from './credential/gitSettings';
import { remoteClaims } from './credential/remoteClaims';
import { createTerminalInclude } from './credential/terminalInclude';
import { leaveTerminals, terminalBase, updateTerminals } from './terminalEnvironment';

export interface GitIntegration {
  /** Git in this window asks the helper. Where it cannot, VS Code's own credentials API has to do. */
  reachesGit(): boolean;
  /** VS Code's own credentials API is to be answered. */
  usesFallback(): boolean;
  /** Of VS Code's Git, `2.39`, once it has been asked; `undefined` where it cannot be told. */
  readonly version: Promise<string | undefined>;
  /** The environment of a Git that is to behave as if the extension were not there. */
  plainEnvironment(): Environment;
  /** Listens for Git, and keeps the claims in step with the providers. `git`: path of VS Code's Git. */
  start(source: CredentialSource, git: string | undefined): Promise<void>;
  /** Lets Git ask us about a base URL while `work` goes on, also where no active provider claims it. */
  whileClaiming<T>(baseUrl: string, work: () => Promise<T>): Promise<T>;
  /** The addresses of the open repositories' remotes, for terminals that claim no more than those. */
  useRemotes(urls: readonly string[]): void;
  dispose(): void;
}

export interface GitIntegrationParts {
  readonly context: ExtensionContext;
  readonly directory: ProviderDirectory;
  readonly log: LogOutputChannel;
}

/**
 * Puts the one constant entry into the environment of this extension host, which VS Code's Git inherits, and another
 * into that of terminals, as far as the settings let it. Does no I/O before `start`.
 */
export function createGitIntegration({ context, directory, log }: GitIntegrationParts): GitIntegration {
  const storageDirectory = context.globalStorageUri.fsPath;
  const workspaceUri = (workspace.workspaceFile ?? workspace.workspaceFolders?.[0]?.uri)?.toString();
  const id = windowId(workspaceUri);
  const path = includePath(storageDirectory, id);
  const terminalPath = includePath(storageDirectory, windowId(`${workspaceUri ?? ''} terminals`));
  const terminalInclude = createTerminalInclude(path, terminalPath);
  const terminalEntry = entryPath(terminalPath, homedir());
  const before = withoutOurs(withoutOurs(process.env, path), terminalEntry);
  let settings = readGitSettings();
  let side: GitSide | undefined;
  let entered = false;
  let started = false;
  let listening = false;
  let disposed = false;
  let remotes: readonly string[] = [];
  const tested: string[] = [];
  let tellVersion: (version: string | undefined) => void = () => undefined;
  const version = new Promise<string | undefined>((resolve) => {
    tellVersion = resolve;
  });
  const serves = (): boolean => settings.credentialHelper === 'auto';

  const enterHost = (): void => {
    if (!serves() && tested.length === 0) {
      applyTo(process.env, withoutInclude(process.env, path));
      entered = false;
      return;
    }
    const entry = withInclude(process.env, path, id);
    entered = entry.ok;
    if (entry.ok) applyTo(process.env, entry.value.changes);
    else log.warn('GIT_CONFIG_COUNT in the environment does not fit its keys, so it is left alone.');
  };
  const enterTerminals = (): void => {
    const collection = context.environmentVariableCollection;
    if (!serves() || settings.terminal === 'off') {
      leaveTerminals(collection);
      return;
    }
    const set = updateTerminals(collection, terminalBase(before), terminalEntry, id);
    if (!set.ok) log.warn('GIT_CONFIG_COUNT of terminals does not fit its keys, so it is left alone.');
  };
  const claim = async (): Promise<void> => {
    const active = directory.current().providers.filter(({ status }) => status === 'active');
    const all = serves() && listening ? active.map(({ baseUrl }) => baseUrl) : [];
    const { terminal } = settings;
    const inTerminals = terminal === 'all' ? all : terminal === 'off' ? [] : remoteClaims(all, remotes);
    const written = await side?.claim([...all.map(({ href }) => href), ...tested]);
    if (written?.ok === false) log.error('The include file for Git could not be written', written.error);
    if (side !== undefined) await terminalInclude.claim(inTerminals.map(({ href }) => href));
  };
  const tryClaim = (): void => {
    claim().catch((cause: unknown) => {
      log.error('The claims for Git could not be renewed', String(cause));
    });
  };
  const subscriptions = [
    directory.onDidChange(tryClaim),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('terminal.integrated.env')) enterTerminals();
      if (!event.affectsConfiguration(gitSettingsSection)) return;
      settings = readGitSettings();
      enterHost();
      enterTerminals();
      tryClaim();
    }),
  ];
  enterHost();
  enterTerminals();
  return {
    reachesGit: () => entered && started && serves(),
    plainEnvironment: () => withOurEntriesNeutralised(process.env, gitDirectory(storageDirectory)),
    usesFallback: () => settings.credentialHelper === 'fallbackOnly' || (serves() && !(entered && started)),
    version,
    async start(source, git) {
      const { createGitSide } = await import('../git/gitSide');
      if (disposed) return;
      side = createGitSide({
        storageDirectory,
        windowId: id,
        environment: process.env,
        ...(git !== undefined && { git }),
        forbiddenRoots: (workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath),
        node: process.execPath,
        nodeHelper: context.asAbsolutePath('dist/credentialHelper.js'),
        onError: (error) => {
          log.error('A credential request failed', String(error));
        },
      });
      const [result, found] = await Promise.all([side.start(onlyWhile(serves, source)), findVersion(git)]);
      tellVersion(found && `${found.major}.${found.minor}`);
      // A Git whose version cannot be told counts as one that reads its configuration from the environment.
      started = result.ok && (found === undefined || supportsEnvironmentConfig(found));
      listening = result.ok;
      if (!result.ok) log.error(`Git cannot be served: ${JSON.stringify(result.error)}`);
      await claim();
    },
    async whileClaiming(baseUrl, work) {
      tested.push(baseUrl);
      enterHost();
      try {
        await claim();
        return await work();
      } finally {
        tested.splice(tested.indexOf(baseUrl), 1);
        enterHost();
        tryClaim();
      }
    },
    useRemotes(urls) {
      remotes = urls;
      if (settings.terminal === 'workspaceRemotes') tryClaim();
    },
    dispose: () => {
      disposed = true;
      for (const each of subscriptions) each.dispose();
      side?.dispose();
      applyTo(process.env, withoutInclude(process.env, path));
    },
  };
}

/** A connection test gets its answer in any case. What was given out before stays ours when Git reports on it. */
function onlyWhile(serves: () => boolean, source: CredentialSource): CredentialSource {
  return {
    ...source,
    get: (request, caller) =>
      serves() || caller.test !== undefined
        ? source.get(request, caller)
        : Promise.resolve({ kind: 'declined' }),
  };
}

async function findVersion(git: string | undefined): Promise<GitVersion | undefined> {
  if (git === undefined) return undefined;
  const version = await gitVersion(git, new AbortController().signal);
  return version.ok ? version.value : undefined;
}

/** The environment as it was before an earlier start of this extension in the same extension host. */
function withoutOurs(environment: NodeJS.ProcessEnv, path: string): NodeJS.ProcessEnv {
  const copy = { ...environment };
  applyTo(copy, withoutInclude(copy, path));
  return copy;
}
