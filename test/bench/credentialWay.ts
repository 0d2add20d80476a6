import type { GitEnvironment } from './loneGit';

/** One way in which Git gets a credential. */
export interface CredentialWay {
  /** What the way adds to Git's environment. */
  readonly environment: GitEnvironment;
  /** Waits for what goes on when Git has ended. */
  settle?(): Promise<void>;
  close(): Promise<void>;
}

/** The repository that Git reads, and what the host wants for it. */
export interface Login {
  readonly baseUrl: string;
  readonly organization: string;
  readonly username: string;
  readonly token: string;
}
