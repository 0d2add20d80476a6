import type { Secret } from '../../../core/account/secret';
import type { SaveProblem } from '../../../core/provider/providerDirectory';
import type { ConvertProblem } from '../../credential/convertToHttps';
import type { SourceProblem } from '../../remoteSources/usableAccount';
import type { SshRemote } from './projectAnswers';

/** Something that was made on the way to a project, and that the user sees. */
export type Done =
  | { readonly kind: 'clone'; readonly path: string }
  /** A remote that used SSH has its HTTPS address. */
  | { readonly kind: 'https'; readonly remote: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'webhook'; readonly url: string; readonly secret: Secret };

/** Why a step did not do its work. */
export type RunProblem =
  /** The provider was deleted or deactivated while the questions were open. */
  | { readonly kind: 'gone' }
  /** It failed, or the user cancelled it: Git has told why. */
  | { readonly kind: 'notCloned' }
  | { readonly kind: 'notConverted'; readonly remote: SshRemote; readonly problem: ConvertProblem }
  /** A folder on the way to the pipeline file is a link. */
  | { readonly kind: 'linked' }
  | { readonly kind: 'notWritten' }
  | { readonly kind: 'noWebhook'; readonly problem: SourceProblem }
  | { readonly kind: 'notSaved'; readonly problem: SaveProblem };

export type RunOutcome =
  | { readonly kind: 'done'; readonly done: readonly Done[] }
  | { readonly kind: 'failed'; readonly problem: RunProblem; readonly done: readonly Done[] }
  /** The user left a question on the way. */
  | { readonly kind: 'left'; readonly done: readonly Done[] };
