import type { Result } from '../../shared/result';
import type { Secret } from '../account/secret';
import type { BaseUrl } from '../provider/baseUrl';
import type { HostType } from '../provider/provider';

/** Where a login was found: a host's command line tool, Git's own helpers, or a session of VS Code's own. */
export type LoginSource = 'gh' | 'glab' | 'git' | 'editor';

/** Why a login that was found could not be taken over. */
export type TakeProblem =
  /** It is not there any more, or its program gives no token. */
  | 'gone'
  /** The program that keeps the token cannot be run. */
  | 'toolMissing'
  /** The user said no. */
  | 'declined';

/** A login of another program on this machine. Whoever lists it has no token in hand: only `take` gives it. */
export interface FoundLogin {
  readonly source: LoginSource;
  readonly baseUrl: BaseUrl;
  /** Absent where the address alone does not tell which kind of host it is. */
  readonly type?: HostType;
  /** As the other program calls the account. */
  readonly username?: string;
  /** The other program renews this token every few hours: here it expires. */
  readonly shortLived?: true;
  /** Reads the token. Called for what the user has chosen, and for nothing else; changes nothing of the original. */
  take(signal: AbortSignal): Promise<Result<Secret, TakeProblem>>;
}
