import type { GitAnswer } from './gitBackend';
import type { NewRepository, PracticeHost } from './practiceHost';
import type { PracticeRequest } from './practiceRequest';
import type { NewToken, PracticeToken, TokenStore } from './practiceToken';
import type { Reply } from './reply';
import type { WebhookHeaders, WebhookStore } from './webhookStore';
import type { PracticeOrganization, PracticeRepository, World } from './world';

/** What the routes of a host read and change. */
export interface HostState {
  readonly world: World;
  readonly tokens: TokenStore;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly webhooks: WebhookStore;
  /** Makes a repository without a commit, for a client that asked for one. */
  createRepository(repository: NewRepository): Promise<PracticeRepository>;
  /** Version to tell in place of the usual one. */
  readonly version: string | undefined;
}

export interface SampleRepository {
  readonly organization: string;
  readonly name: string;
  readonly private: boolean;
  readonly description: string;
}

/** Everything in which one host differs from another. */
export interface HostRules<Base extends string> {
  readonly type: PracticeHost['type'];
  readonly label: string;
  /** Folder of its repositories on disk. */
  readonly folder: string;
  readonly organizations: readonly PracticeOrganization[];
  readonly repositories: readonly SampleRepository[];
  readonly tokens: readonly PracticeToken[];
  readonly mainBase: Base;
  /** What each base URL stands for, in words. */
  readonly deployments: Readonly<Record<Base, string>>;
  baseUrls(origin: string): Readonly<Record<Base, string>>;
  /** Path below a base URL, `/acme/web.git`. */
  clonePath(fullName: string): string;
  /** Fills in what a test did not say about its token. */
  completeToken(token: NewToken): PracticeToken;
  answer(request: PracticeRequest, state: HostState): Reply | GitAnswer | Promise<Reply | GitAnswer>;
  readonly webhookHeaders: WebhookHeaders;
  /** The event of a push, and what is sent for it. */
  readonly pushEvent: string;
  pushPayload(repository: PracticeRepository): unknown;
}

/** The part of `completeToken` that is the same everywhere. */
export function completeFrom(
  token: NewToken,
  preset: Pick<PracticeToken, 'kind' | 'username' | 'scopes'> & { readonly email?: string },
): PracticeToken {
  const { user = 'alice', ...given } = token;
  const completed = {
    label: `added ${token.token.slice(0, 12)}`,
    can: 'what its test says',
    cannot: 'anything else',
    ...preset,
    ...given,
  };
  return user === null ? completed : { ...completed, user };
}
