import type { MemoryPort } from '../provider/health';
import type { Provider } from '../provider/provider';
import type { Candidate } from './coverage';

/** A repository that workspace settings bind to a provider of the user's, and what the user says to it. */
export interface ConfirmedBinding {
  readonly repositoryKey: string;
  readonly providerId: string;
  readonly confirmed: boolean;
}

/** The user's word on bindings that somebody else wrote: without it, a workspace decides nothing for the user's tokens. */
export interface ConfirmedBindings {
  /** `undefined`: the user has not been asked, or gave no answer. */
  read(repositoryKey: string, providerId: string): boolean | undefined;
  write(binding: ConfirmedBinding): Promise<void>;
  list(): readonly ConfirmedBinding[];
  forget(repositoryKey: string, providerId: string): Promise<void>;
}

/** Asks whether a workspace may use a provider of the user's for a repository. */
export type ConfirmBinding = (candidate: Candidate) => Promise<boolean>;

/** Shows one question; `undefined` where nobody answers. */
export type ShowConfirmation = (repositoryKey: string, provider: Provider) => Promise<boolean | undefined>;

const prefix = 'binding.';

export function createConfirmedBindings(memory: MemoryPort): ConfirmedBindings {
  const keyOf = (repositoryKey: string, providerId: string): string =>
    `${prefix}${providerId} ${repositoryKey}`;
  const read = (repositoryKey: string, providerId: string): boolean | undefined => {
    const value = memory.get(keyOf(repositoryKey, providerId));
    return typeof value === 'boolean' ? value : undefined;
  };
  return {
    read,
    write: async ({ repositoryKey, providerId, confirmed }) => {
      await memory.update(keyOf(repositoryKey, providerId), confirmed);
    },
    list: () =>
      memory.keys().flatMap((key) => {
        const [, providerId, repositoryKey] = /^binding\.(\S+) (.+)$/.exec(key) ?? [];
        if (providerId === undefined || repositoryKey === undefined) return [];
        const confirmed = read(repositoryKey, providerId);
        return confirmed === undefined ? [] : [{ repositoryKey, providerId, confirmed }];
      }),
    forget: async (repositoryKey, providerId) => {
      await memory.update(keyOf(repositoryKey, providerId), undefined);
    },
  };
}

/** One question a binding, however many Git processes wait for its answer; yes and no are remembered. */
export function confirmOnce(show: ShowConfirmation, bindings: ConfirmedBindings): ConfirmBinding {
  const asking = new Map<string, Promise<boolean>>();
  const ask = async (repositoryKey: string, provider: Provider): Promise<boolean> => {
    const known = bindings.read(repositoryKey, provider.id);
    if (known !== undefined) return known;
    const confirmed = await show(repositoryKey, provider);
    if (confirmed !== undefined) {
      await bindings.write({ repositoryKey, providerId: provider.id, confirmed });
    }
    return confirmed ?? false;
  };
  return async ({ provider, repositoryKey }) => {
    if (repositoryKey === undefined) return false;
    const key = `${provider.id} ${repositoryKey}`;
    const pending = asking.get(key) ?? ask(repositoryKey, provider).finally(() => asking.delete(key));
    asking.set(key, pending);
    return pending;
  };
}
