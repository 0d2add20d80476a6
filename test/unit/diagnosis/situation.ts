import type { CheckId, CheckStatus } from '../../../src/core/diagnosis/report';
import type { Remedy } from '../../../src/core/diagnosis/remedy';
import type { Health } from '../../../src/core/provider/health';
import type { ProviderStatus } from '../../../src/core/provider/provider';
import type { CertificateKind } from '../../hosts/core/certificates';
import type { Fault } from '../../hosts/core/faults';
import type { PracticeHost } from '../../hosts/core/practiceHost';
import type { PracticeHostName, PracticeHosts } from '../../hosts/startPracticeHosts';

/** A check that is not as it should be: id, status, and the kind of what was seen (of the host's error, where it is one). */
export type NotPassed = `${CheckId} ${Exclude<CheckStatus, 'passed'>} ${string}`;

/** What the host or the network is like, and what the report is to say of it. */
export interface Situation {
  /** Goes on after the name of the host. */
  readonly title: string;
  readonly host: PracticeHostName;
  /** Name of one of the host's base URLs; the main one where absent. */
  readonly base?: string;
  /** In place of a base URL of the host. */
  readonly baseUrl?: string | ((hosts: PracticeHosts) => string);
  /** Type of the provider where it is not the host's. */
  readonly type?: string;
  /** Label of one of the host's tokens, or a token itself; the one that may do everything where absent. */
  readonly token?: string | { readonly text: string };
  readonly organization?: string;
  readonly username?: string;
  /** The token's own where absent; `null` for none. */
  readonly email?: string | null;
  readonly expiresAt?: string;
  readonly status?: ProviderStatus;
  readonly faults?: Readonly<Record<string, Fault>>;
  /** Changes the host before the test. */
  readonly prepare?: (host: PracticeHost) => void | Promise<void>;
  /** Text of the user's Git configuration. `authority`: path of the certificate to trust. */
  readonly gitConfig?: (authority: string) => string;
  readonly gitVariables?: Readonly<Record<string, string>>;
  /** The host through TLS with such a certificate. */
  readonly tls?: CertificateKind;
  /** Milliseconds that a step may take. */
  readonly stepMs?: number;
  /** All checks that failed or warn, in the order of the report. */
  readonly problems: readonly NotPassed[];
  /** Those among the skipped ones that have to be. */
  readonly skipped?: readonly CheckId[];
  /** Parts of what checks saw. */
  readonly tells?: Partial<Record<CheckId, object>>;
  /** All remedies of the worst check, in their order. */
  readonly remedies: readonly Remedy[];
  readonly outcome: Health['outcome'];
}

export const newToken: readonly Remedy[] = [{ kind: 'openTokenPage' }, { kind: 'updateToken' }];
export const testAgain: Remedy = { kind: 'testAgain' };
export const openHost: Remedy = { kind: 'openHost' };
export const editBaseUrl: Remedy = { kind: 'editField', field: 'baseUrl' };
export const editOrganization: Remedy = { kind: 'editField', field: 'organization' };
export const editEmail: Remedy = { kind: 'editField', field: 'email' };
export const proxySettings: Remedy = { kind: 'showEditorSettings', about: 'proxy' };
export const certificateSettings: Remedy = { kind: 'showEditorSettings', about: 'certificates' };

/** A situation in which nothing is wrong. */
export const fine = { problems: [], remedies: [], outcome: 'connected' } as const;
