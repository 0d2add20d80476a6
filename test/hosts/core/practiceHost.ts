import type { IncomingHttpHeaders } from 'node:http';
import type { FaultSwitches } from './faults';
import type { GitService } from './gitRequest';
import type { NewToken, PracticeToken, Right } from './practiceToken';
import type { PracticeRepository } from './world';

/** One request as it came in, in the order of arrival. */
export interface RecordedRequest {
  readonly method: string;
  /** As the client wrote it, without the query. */
  readonly path: string;
  /** Without `?`. */
  readonly query: string;
  /** `undefined` while no answer has been sent. */
  readonly status: number | undefined;
  /** As received, `authorization` included. */
  readonly headers: IncomingHttpHeaders;
  /** Label of the token that was presented, where it is one of the host's. */
  readonly tokenLabel?: string;
  readonly gitService?: GitService;
}

export interface NewRepository {
  /** Made where it does not exist, with alice as its administrator. */
  readonly organization: string;
  readonly name: string;
  /** `true` where absent. */
  readonly private?: boolean;
  readonly description?: string;
}

/** A stand-in for one Git host on loopback. `Base` names the base URLs at which the same data is served. */
export interface PracticeHost<Base extends string = string> {
  /** As settings spell it. */
  readonly type: 'github' | 'gitlab' | 'bitbucket';
  readonly label: string;
  /** The base URL to enter, one of `baseUrls`. */
  readonly baseUrl: string;
  readonly baseUrls: Readonly<Record<Base, string>>;
  readonly origin: string;
  readonly port: number;
  readonly tokens: readonly PracticeToken[];
  readonly repositories: readonly PracticeRepository[];
  readonly requests: readonly RecordedRequest[];
  readonly faults: FaultSwitches;
  /** The token with this label; throws where there is none. */
  token(label: string): PracticeToken;
  addToken(token: NewToken): PracticeToken;
  revokeToken(token: string): void;
  addRepository(repository: NewRepository): Promise<PracticeRepository>;
  /** Many private repositories `<prefix>-1` and up, whose directories are made when Git first asks for them. */
  addRepositories(organization: string, prefix: string, count: number): void;
  /** Rights of a user on an organization or, counting more, on one repository (`acme/web`). */
  setRights(login: string, target: string, right: Right): void;
  /** HTTP address of `organization/name`, below `baseUrl` unless another one is given. */
  cloneUrl(fullName: string, baseUrl?: string): string;
  clearRequests(): void;
  /** Ends every connection and process at once. */
  close(): Promise<void>;
}
