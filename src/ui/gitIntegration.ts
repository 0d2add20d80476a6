import { workspace, type ExtensionContext, type LogOutputChannel } from 'vscode';
import type { CredentialSource } from '../core/credential/gitRequest';
import type { ProviderDirectory } from '../core/provider/providerDirectory';
import { applyTo, withInclude, withoutInclude } from '../git/gitEnvironment';
import { createGitSide, type GitSide } from '../git/gitSide';
import { gitVersion, supportsEnvironmentConfig } from '../git/gitVersion';
import { includePath } from '../git/includeFile';
import { windowId } from '../git/windowId';
import { terminalBase, updateTerminals } from './terminalEnvironment';

export interface GitIntegration {
  /** Git in this window asks the helper. Where it cannot, VS Code's own credentials API has to do. */
  reachesGit(): boolean;
  /** Listens for Git, and keeps the claims in step with the providers. `git`: path of VS Code's Git. */
  start(source: CredentialSource, git: string | undefined): Promise<void>;
  /** Lets Git ask us about a base URL while `work` goes on, also where no active provider claims it. */
  whileClaiming<T>(baseUrl: string, work: () => Promise<T>): Promise<T>;
  dispose(): void;
}

export interface GitIntegrationParts {
  readonly context: ExtensionContext;
  readonly directory: ProviderDirectory;
  readonly log: LogOutputChannel;
}

/**
 * Puts the one constant entry into the environment of this extension host, which VS Code's Git inherits, and into
 * that of terminals. Does no I/O before `start`.
 */
export function createGitIntegration({ context, directory, log }: GitIntegrationParts): GitIntegration {
  const storageDirectory = context.globalStorageUri.fsPath;
  const id = windowId((workspace.workspaceFile ?? workspace.workspaceFolders?.[0]?.uri)?.toString());
  const path = includePath(storageDirectory, id);
  const before = withoutOurs(process.env, path);
  const entry = withInclude(process.env, path, id);
  if (entry.ok) applyTo(process.env, entry.value.changes);
  else log.warn('GIT_CONFIG_COUNT in the environment does not fit its keys, so it is left alone.');
  const terminals = (): void => {
    const set = updateTerminals(context.environmentVariableCollection, terminalBase(before), path, id);
    if (!set.ok) log.warn('GIT_CONFIG_COUNT of terminals does not fit its keys, so it is left alone.');
  };
  terminals();
  let side: GitSide | undefined;
  let started = false;
  const tested: string[] = [];
  const claim = async (): Promise<void> => {
    const active = directory.current().providers.filter(({ status }) => status === 'active');
    const claimed = [...active.map(({ baseUrl }) => baseUrl.href), ...tested];
    const written = await side?.claim(claimed);
    if (written?.ok === false) log.error('The include file for Git could not be written', written.error);
  };
  const tryClaim = (): void => {
    claim().catch((cause: unknown) => {
      log.error('The claims for Git could not be renewed', String(cause));
    });
  };
  const subscriptions = [
    directory.onDidChange(tryClaim),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('terminal.integrated.env')) terminals();
    }),
  ];
  return {
    reachesGit: () => entry.ok && started,
    async start(source, git) {
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
      const [result, readsEntry] = await Promise.all([side.start(source), readsEnvironment(git)]);
      started = result.ok && readsEntry;
      if (result.ok) await claim();
      else log.error(`Git cannot be served: ${JSON.stringify(result.error)}`);
    },
    async whileClaiming(baseUrl, work) {
      tested.push(baseUrl);
      try {
        await claim();
        return await work();
      } finally {
        tested.splice(tested.indexOf(baseUrl), 1);
        tryClaim();
      }
    },
    dispose: () => {
      for (const each of subscriptions) each.dispose();
      side?.dispose();
      applyTo(process.env, withoutInclude(process.env, path));
    },
  };
}

/** A Git whose version cannot be told counts as one that reads its configuration from the environment. */
async function readsEnvironment(git: string | undefined): Promise<boolean> {
  if (git === undefined) return true;
  const version = await gitVersion(git, new AbortController().signal);
  return !version.ok || supportsEnvironmentConfig(version.value);
}

/** The environment as it was before an earlier start of this extension in the same extension host. */
function withoutOurs(environment: NodeJS.ProcessEnv, path: string): NodeJS.ProcessEnv {
  const copy = { ...environment };
  applyTo(copy, withoutInclude(copy, path));
  return copy;
}
