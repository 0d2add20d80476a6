import type { Uri } from 'vscode';
import type { GitHost } from '../../core/host/gitHost';
import type { Project } from '../../core/project/project';
import type { Provider } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import { httpsAddress } from '../credential/httpsAddress';
import { remotesOf } from '../credential/remotesOf';
import type { GitRepository } from '../gitExtension';
import { repositoryKeyOf } from '../remoteSources/repositoryKeyOf';

/** A working tree that is open in this window. */
export interface Checkout {
  readonly root: Uri;
  /** Absent where none is checked out. */
  readonly branch?: string;
  /** Addresses of its remotes. */
  readonly urls: readonly string[];
}

export interface CheckoutParts {
  readonly directory: Pick<ProviderDirectory, 'current'>;
  readonly hosts: ReadonlyMap<string, GitHost>;
}

/** The working tree of a project's repository, where one is open in this window. */
export type FindCheckout = (project: Project) => Checkout | undefined;

export function checkoutsOf(repositories: readonly GitRepository[]): readonly Checkout[] {
  return repositories.map((repository) => {
    const branch = repository.state.HEAD?.name;
    const urls = remotesOf(repository).map(({ url }) => url);
    return { root: repository.rootUri, urls, ...(branch !== undefined && { branch }) };
  });
}

/** Finds working trees of very many projects: an address is taken apart only where one of a remote ends like it. */
export function indexCheckouts(
  { directory, hosts }: CheckoutParts,
  checkouts: readonly Checkout[],
): FindCheckout {
  const pairs = checkouts.flatMap((checkout) => checkout.urls.map((url) => ({ checkout, url })));
  const byEnding = new Map<string, typeof pairs>();
  for (const pair of pairs) {
    const ending = endingOf(pair.url);
    byEnding.set(ending, [...(byEnding.get(ending) ?? []), pair]);
  }
  return ({ repositoryUrl, providerId }) => {
    const similar = byEnding.get(endingOf(repositoryUrl)) ?? [];
    if (similar.length === 0) return undefined;
    const provider = directory.current().byId.get(providerId);
    const host = hosts.get(provider?.type ?? '');
    if (provider === undefined || host === undefined) {
      return similar.find(({ url }) => url === repositoryUrl)?.checkout;
    }
    const key = repositoryKeyOf(provider, host, repositoryUrl);
    if (key === undefined) return undefined;
    return similar.find(({ url }) => keyOf(provider, host, url) === key)?.checkout;
  };
}

/** A working tree is one of its repository whether it is reached over HTTPS or SSH. */
function keyOf(provider: Provider, host: GitHost, url: string): string | undefined {
  return repositoryKeyOf(provider, host, httpsAddress(provider, host, url) ?? url);
}

/** What all spellings of a repository's address have in common at their end. */
function endingOf(url: string): string {
  const path = url.replace(/\/+$/, '').replace(/\.git$/i, '');
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return name.replace(/%[0-9a-f]{2}|[^a-z0-9]/g, '');
}
