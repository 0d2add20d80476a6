import type { AccountAbsence } from '../account/accountStore';
import type { Refusal } from '../permission/permission';
import type { Provider } from '../provider/provider';
import type { ProviderState } from '../provider/providerState';
import type { ChoiceReason, LossReason } from './chooseProvider';

/** What Git would get for a URL, and why. */
export type Verdict =
  | {
      readonly kind: 'answers';
      readonly provider: Provider;
      readonly username?: string;
      readonly reason: ChoiceReason;
      readonly state: ProviderState;
    }
  /** Several fit: the user is asked. */
  | { readonly kind: 'asks'; readonly providers: readonly Provider[] }
  /** The user is asked whether the workspace may use this provider. */
  | { readonly kind: 'confirms'; readonly provider: Provider }
  /** The token of every provider that fits is refused: Git is told to stop. */
  | { readonly kind: 'stops'; readonly provider: Provider; readonly state: ProviderState }
  /** The user chose Git's own login for this repository. */
  | { readonly kind: 'ownLogin' }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'neverServed'; readonly why: NeverServed }
  /** The administrator of this machine does not allow it. */
  | { readonly kind: 'forbidden'; readonly refusal: Refusal };

/** `insecure`: plain `http` off this machine. `ambiguous`: a URL with two readings. */
export type NeverServed = 'notHttp' | 'insecure' | 'ambiguous';

/** The first step at which a provider falls out. */
export type WhyNot =
  /** The same host name with another scheme or port. */
  | { readonly kind: 'otherOrigin' }
  | { readonly kind: 'otherPath' }
  | { readonly kind: 'otherOrganization' }
  | { readonly kind: 'inactive' }
  | { readonly kind: 'tokenMissing'; readonly absence: AccountAbsence }
  | { readonly kind: 'deadToken'; readonly state: ProviderState }
  | { readonly kind: LossReason }
  /** It is as good as the others. */
  | { readonly kind: 'undecided' }
  | { readonly kind: 'ownLogin' };

export interface Explanation {
  /** Without user name, query and fragment. */
  readonly url: string;
  /** Absent where the URL names no repository of a host that a provider is for. */
  readonly repositoryKey?: string;
  readonly verdict: Verdict;
  /** Providers of the same host that do not answer, the closest first. */
  readonly others: readonly { readonly provider: Provider; readonly why: WhyNot }[];
  /** Active providers that could answer once the repository is bound to them. */
  readonly choosable: readonly Provider[];
}
