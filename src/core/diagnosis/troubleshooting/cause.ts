import type { AccountAbsence } from '../../account/accountStore';
import type { NeverServed } from '../../credential/explanation';
import type { HostError } from '../../host/hostError';
import type { Refusal } from '../../permission/permission';
import type { Project } from '../../project/project';
import type { FieldError } from '../../provider/definitionProblem';
import type { Provider } from '../../provider/provider';
import type { AddressKind } from '../../webhook/addressKind';
import type { WebhookUrlProblem } from '../../webhook/checkWebhookUrl';
import type { Check } from '../report';
import type { TimedOut } from '../withinTime';

/** A webhook as it may be told to others: paths and queries of its URL often are secrets. */
export interface ShownWebhook {
  readonly id: string;
  /** Scheme, host and port; absent where the URL cannot be read. */
  readonly origin?: string;
}

/** How Git asks for credentials in this window. */
export type GitAsks =
  /** The product, before anybody else. */
  | 'us'
  /** VS Code, which asks the product last; the user wants that. */
  | 'throughEditor'
  /** Nobody of ours: the user has switched it off. */
  | 'never'
  /** Git is too old, or its environment cannot be set. */
  | 'unable';

/** What a diagnosis found. Each kind has one sentence in the user interface. */
export type Cause =
  /** A check of the connection test that did not pass. */
  | { readonly kind: 'check'; readonly check: Check }
  | { readonly kind: 'inactive'; readonly name: string }
  | { readonly kind: 'tokenMissing'; readonly absence: AccountAbsence }
  /** The administrator of this machine does not allow it. */
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** All repositories that the token sees are public. */
  | { readonly kind: 'onlyPublic'; readonly organization?: string }
  | {
      readonly kind: 'repositoryProblem';
      readonly repository: string;
      readonly problem: HostError | TimedOut;
    }
  /** The repository is there, and in another organization than the provider's. */
  | { readonly kind: 'otherOrganization'; readonly repository: string; readonly organization: string }
  | { readonly kind: 'mayNotPush'; readonly repository: string }
  | { readonly kind: 'archived'; readonly repository: string }
  /** The host does not tell whether the account may push. */
  | { readonly kind: 'pushUntold'; readonly repository: string }
  /** The address is none of the provider's. */
  | { readonly kind: 'otherAddress'; readonly url: string; readonly provider: string }
  | { readonly kind: 'gitAsksOthers'; readonly how: Exclude<GitAsks, 'us'> }
  /** The user chose Git's own login for the repository. */
  | { readonly kind: 'ownLogin'; readonly url: string }
  /** Another provider answers than the one that is expected to. */
  | { readonly kind: 'otherProvider'; readonly answering: string; readonly expected: string }
  /** Several fit: Git waits for the user's word. */
  | { readonly kind: 'undecided'; readonly names: readonly string[] }
  /** A workspace's binding waits for the user's word. */
  | { readonly kind: 'unconfirmed'; readonly name: string }
  /** No provider is for this address, so that Git's own helpers answer. */
  | { readonly kind: 'nobodyAnswers'; readonly url: string }
  | { readonly kind: 'neverServed'; readonly why: NeverServed }
  | { readonly kind: 'webhooksUnread'; readonly repository: string; readonly problem: HostError | TimedOut }
  | { readonly kind: 'webhookMissing'; readonly repository: string }
  /** The one that was asked about is no longer there. */
  | { readonly kind: 'webhookGone'; readonly repository: string; readonly id: string }
  | { readonly kind: 'webhookDisabled'; readonly webhook: ShownWebhook }
  /** `until`: ISO 8601 instant. */
  | { readonly kind: 'webhookStopped'; readonly webhook: ShownWebhook; readonly until: string }
  /** `status`: of the receiver's latest answer; `undefined` where nothing answered, or the host does not say. */
  | {
      readonly kind: 'webhookFailing';
      readonly webhook: ShownWebhook;
      readonly status: number | undefined;
      /** How many of the latest `of` calls failed; absent where the host tells of the latest one alone. */
      readonly failed?: { readonly count: number; readonly of: number };
    }
  | { readonly kind: 'webhookUrl'; readonly webhook: ShownWebhook; readonly problem: WebhookUrlProblem }
  /** An address inside a network, on a server that may be in the same one. */
  | {
      readonly kind: 'webhookInside';
      readonly webhook: ShownWebhook;
      readonly address: AddressKind;
      readonly hostname: string;
    }
  | { readonly kind: 'webhookWithoutPush'; readonly webhook: ShownWebhook }
  /** The host's log of calls is empty, or it keeps none that can be read. */
  | { readonly kind: 'webhookNeverCalled' | 'webhookCallsUntold'; readonly webhook: ShownWebhook }
  | { readonly kind: 'attemptInvalid'; readonly error: FieldError }
  | { readonly kind: 'nameTaken'; readonly name: string; readonly by: Provider }
  | { readonly kind: 'attemptWithoutToken' }
  /** The host takes such a token only together with an email. */
  | { readonly kind: 'emailNeeded' }
  | { readonly kind: 'inUse'; readonly name: string; readonly projects: readonly Project[] };
