import type { ProviderState } from '../provider/providerState';

/** What keeps a project from working, or may: each has another remedy. */
export type Hindrance =
  | { readonly kind: 'providerMissing' }
  | Extract<
      ProviderState,
      { readonly kind: 'inactive' | 'tokenMissing' | 'expired' | 'rejected' | 'problem' }
    >;

/** @param state of the project's provider; `undefined` where no definition has its id */
export function hindranceOf(state: ProviderState | undefined): Hindrance | undefined {
  if (state === undefined) return { kind: 'providerMissing' };
  switch (state.kind) {
    case 'inactive':
    case 'tokenMissing':
    case 'expired':
    case 'rejected':
    case 'problem':
      return state;
    case 'expiring':
    case 'offline':
    case 'connected':
    case 'notTested':
      return undefined;
  }
}

/** The host is not asked with what the provider has. With a failed test it may answer all the same. */
export function silencesHost(hindrance: Hindrance | undefined): boolean {
  return hindrance !== undefined && hindrance.kind !== 'problem';
}
