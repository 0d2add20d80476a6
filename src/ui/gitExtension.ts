import { extensions, type Disposable, type Event, type Uri } from 'vscode';

/** The parts of the Git extension's API (version 1, `vscode.git`) that are used here. */
export interface GitApi {
  readonly git: { readonly path: string };
  readonly repositories: readonly GitRepository[];
  readonly onDidOpenRepository: Event<GitRepository>;
  readonly onDidCloseRepository: Event<GitRepository>;
  registerCredentialsProvider(provider: GitCredentialsProvider): Disposable;
}

export interface GitRepository {
  readonly rootUri: Uri;
  readonly state: {
    readonly remotes: readonly {
      readonly name: string;
      readonly fetchUrl?: string;
      readonly pushUrl?: string;
    }[];
    readonly onDidChange: Event<void>;
  };
}

export interface GitCredentialsProvider {
  getCredentials(host: Uri): Promise<{ readonly username: string; readonly password: string } | undefined>;
}

interface GitExtension {
  getAPI(version: 1): GitApi;
}

/** VS Code's Git, once it is active. `undefined` where it is switched off, or the workspace is not trusted. */
export async function openGitApi(): Promise<GitApi | undefined> {
  const extension = extensions.getExtension<GitExtension>('vscode.git');
  if (extension === undefined) return undefined;
  try {
    return (await extension.activate()).getAPI(1);
  } catch {
    // The Git extension throws where `git.enabled` is off: the same as having none.
    return undefined;
  }
}
