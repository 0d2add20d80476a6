import type { Get } from '../get';

export interface CloudApi {
  readonly get: Get;
  /** `https://api.bitbucket.org/2.0`. */
  readonly apiUrl: string;
  /** False for the tokens of workspaces, projects and repositories. */
  readonly actsForUser: boolean;
}
