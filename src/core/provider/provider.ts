import type { BaseUrl } from './baseUrl';

/** The type of a Git host as settings spell it. The known ones come from the list of hosts, not from here. */
export type HostType = string;

export type ProviderStatus = 'active' | 'inactive';

/** Where a definition lives: user settings, workspace settings, or one folder of a multi-root workspace. */
export type Scope =
  | { readonly kind: 'user' }
  | { readonly kind: 'workspace'; readonly uri: string }
  | { readonly kind: 'folder'; readonly uri: string; readonly name: string };

/** The part of a provider that a team can share. It holds nothing personal and nothing that changes by itself. */
export interface ProviderDefinition {
  /** UUID, the key in the settings object. */
  readonly id: string;
  readonly name: string;
  readonly type: HostType;
  readonly baseUrl: BaseUrl;
  readonly organization?: string;
  readonly status: ProviderStatus;
  /** Days after which the token should be replaced; the general setting counts where it is absent. */
  readonly rotationDays?: number;
  readonly environment?: string;
  readonly helpUrl?: string;
}

export interface Provider extends ProviderDefinition {
  readonly scope: Scope;
}

export const userScope: Scope = { kind: 'user' };

/** One text for a scope, equal exactly when the scopes are: an account is bound to it. */
export function scopeKey(scope: Scope): string {
  return scope.kind === 'user' ? 'user' : `${scope.kind} ${scope.uri}`;
}
