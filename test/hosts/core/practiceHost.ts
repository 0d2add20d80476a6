import type { IncomingHttpHeaders } from 'node:http';
import type { CertificateKind } from './certificates';
import type { FaultSwitches } from './faults';
import type { GitService } from './gitRequest';
import type { NewToken, PracticeToken, Right } from './practiceToken';
import type { RequestBody } from './requestBody';
import type { Webhook } from './webhookStore';
import type { PracticeRepository } from './world';

/** A credential that was presented, told by a digest: `digestOf` of the same token gives the same. */
export interface SeenCredential {
  readonly kind: 'bearer' | 'privateToken' | 'basic' | 'unreadable';
  readonly digest: string;
}

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
  /** Absent where none was presented. */
  readonly credential?: SeenCredential;
  /** Milliseconds since the epoch, by the machine's clock, at which it came and was over. */
  readonly at: number;
  readonly endedAt?: number;
  /** The connection ended before the answer did; absent while the request is under way. */
  readonly aborted?: boolean;
  /** A fault was set for it. */
  readonly faulty?: boolean;
  /** What the request carried and the text of the answer, for hosts that keep bodies. */
  readonly body?: RequestBody;
  readonly answer?: string;
}

/** A host once more, through TLS. */
export interface TlsFace<Base extends string = string> {
  readonly origin: string;
  readonly baseUrl: string;
  readonly baseUrls: Readonly<Record<Base, string>>;
  /** PEM of the authority to trust. */
  readonly authority: string;
}

export interface NewRepository {
  /** Made where it does not exist, with alice as its administrator. */
  readonly organization: string;
  readonly name: string;
  /** `true` where absent. */
  readonly private?: boolean;
  readonly internal?: boolean;
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
  /** What each base URL stands for, in words. */
  readonly deployments: Readonly<Record<Base, string>>;
  readonly origin: string;
  readonly port: number;
  readonly tokens: readonly PracticeToken[];
  readonly repositories: readonly PracticeRepository[];
  readonly requests: readonly RecordedRequest[];
  /** Greatest number of requests that were under way together since the last `clearRequests`. */
  readonly greatestAtOnce: number;
  readonly faults: FaultSwitches;
  /** The token with this label; throws where there is none. */
  token(label: string): PracticeToken;
  addToken(token: NewToken): PracticeToken;
  revokeToken(token: string): void;
  addRepository(repository: NewRepository): Promise<PracticeRepository>;
  /** Many private repositories `<prefix>-1` and up, whose directories are made when Git first asks for them. */
  addRepositories(organization: string, prefix: string, count: number): void;
  /** Claims so many private repositories `<prefix>-1` and up, each made only while a page that shows it is written. */
  claimRepositories(organization: string, prefix: string, count: number): void;
  /** Version that a server tells, `3.9.1`; its usual one where absent. */
  setVersion(version?: string): void;
  webhooks(fullName: string): readonly Webhook[];
  /** The same host behind a certificate of this kind, made and opened on the first call. */
  tls(kind: CertificateKind): Promise<TlsFace<Base>>;
  /** Rights of a user on an organization or, counting more, on one repository (`acme/web`). */
  setRights(login: string, target: string, right: Right): void;
  /** HTTP address of `organization/name`, below `baseUrl` unless another one is given. */
  cloneUrl(fullName: string, baseUrl?: string): string;
  clearRequests(): void;
  /** Ends every connection and process at once. */
  close(): Promise<void>;
}
