import { extensions, type Disposable, type Event, type Uri } from 'vscode';

/** The parts of the Git extension's API (version 1, `vscode.git`) that are used here. */
export interface GitApi {
  readonly git: { readonly path: string };
  readonly repositories: readonly GitRepository[];
  readonly onDidOpenRepository: Event<GitRepository>;
  readonly onDidCloseRepository: Event<GitRepository>;
  registerCredentialsProvider(provider: GitCredentialsProvider): Disposable;
  registerRemoteSourceProvider(provider: RemoteSourceProvider): Disposable;
  registerRemoteSourcePublisher(publisher: RemoteSourcePublisher): Disposable;
}

/** A row of the clone picker. */
export interface RemoteSource {
  readonly name: string;
  readonly description: string;
  readonly detail?: string;
  /** Name of a codicon. */
  readonly icon?: string;
  readonly url: string;
}

/** An entry of the clone picker, which leads to a list of repositories. */
export interface RemoteSourceProvider {
  readonly name: string;
  readonly icon?: string;
  readonly placeholder?: string;
  /** Is asked again for each text that is typed. */
  readonly supportsQuery?: boolean;
  /** What it rejects with is shown to the user. */
  getRemoteSources(query?: string): Promise<RemoteSource[]>;
}

/** An entry of *Publish Branch*, for repositories without a remote. */
export interface RemoteSourcePublisher {
  readonly name: string;
  readonly icon?: string;
  publishRepository(repository: GitRepository): Promise<void>;
}

export interface GitRepository {
  readonly rootUri: Uri;
  readonly state: {
    /** Without a name where no branch is checked out, without a commit where there is none yet. */
    readonly HEAD: { readonly name?: string; readonly commit?: string } | undefined;
    readonly remotes: readonly {
      readonly name: string;
      readonly fetchUrl?: string;
      readonly pushUrl?: string;
    }[];
    readonly onDidChange: Event<void>;
  };
  addRemote(name: string, url: string): Promise<void>;
  /** Also resolves where a push error handler has told the failure. */
  push(remoteName: string, branchName: string, setUpstream: boolean): Promise<void>;
  /** Of the repository's own configuration file; empty where the key is not there. */
  getConfig(key: string): Promise<string>;
  /** Adds a value to the repository's own configuration file: Git takes the last one. Does not reject on failure. */
  setConfig(key: string, value: string): Promise<string>;
  /** Does nothing where the key has several values. */
  unsetConfig(key: string): Promise<string>;
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
