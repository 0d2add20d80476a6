import type { Secret } from '../../account/secret';
import type { HostType, Provider } from '../../provider/provider';

/** What users say of a connection that does not do what it should, in the order in which it is offered. */
export const troubles = ['connection', 'repositories', 'webhook', 'creation', 'clone', 'deletion'] as const;

export type Trouble = (typeof troubles)[number];

/** A provider as somebody tried to enter it: texts that were not checked yet. */
export interface AttemptedProvider {
  readonly name: string;
  readonly type: HostType;
  readonly baseUrl: string;
  /** Absent where there is none. Looked at here, and sent nowhere. */
  readonly token?: Secret;
}

/** A trouble with what it is about. */
export type Subject =
  | { readonly trouble: 'connection'; readonly provider: Provider }
  /** `missing`: full name of one repository that ought to be there. */
  | { readonly trouble: 'repositories'; readonly provider: Provider; readonly missing?: string }
  /** All webhooks of the repository, or one. Without a repository only what is common to all of them is looked at. */
  | {
      readonly trouble: 'webhook';
      readonly provider: Provider;
      readonly repository?: string;
      readonly webhookId?: string;
    }
  | { readonly trouble: 'creation'; readonly attempt: AttemptedProvider }
  /** `provider`: the one that is expected to answer; where absent, the one that does, or the one that nearly does. */
  | { readonly trouble: 'clone'; readonly url: string; readonly provider?: Provider }
  | { readonly trouble: 'deletion'; readonly provider: Provider };
