import type { Result } from '../../shared/result';
import type { Secret } from '../account/secret';
import type { HostError } from './hostError';

/** How a token is to be replaced. */
export interface RotationRequest {
  /** The last day that the new token is for, `YYYY-MM-DD`; it ends at the beginning or the end of it, as the host does. */
  readonly expiresOn: string;
  /** As the identity told it. Tokens that belong to no person are replaced in another place. */
  readonly username?: string;
}

/** The token that has taken another one's place. */
export interface RotatedToken {
  readonly token: Secret;
  /** ISO 8601 instant; absent where the host does not say. */
  readonly expiresAt?: string;
}

/** What a token does to itself. */
export interface TokenClient {
  /**
   * Ends the token for good and everywhere; never sent twice. Only where the capabilities say that the host can
   * (`gone` elsewhere).
   */
  revoke(signal: AbortSignal): Promise<Result<void, HostError>>;
  /**
   * Has the host replace the token by a new one, which ends this one for good and everywhere. Never sent twice: after an
   * answer that was lost, see `mayHaveArrived`, this token may have ended. Only where the capabilities say that the host
   * can (`gone` elsewhere).
   */
  rotate(request: RotationRequest, signal: AbortSignal): Promise<Result<RotatedToken, HostError>>;
}
