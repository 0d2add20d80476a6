import type { Directory } from '../provider/readDirectory';
import type { Provider } from '../provider/provider';
import type { ProviderState } from '../provider/providerState';
import type { Project } from './project';

/** A provider as an inventory lists it. Of the account there is its name alone. */
export interface InventoryProvider {
  readonly provider: Provider;
  readonly isDefault: boolean;
  readonly state: ProviderState;
  readonly username?: string;
  /** ISO 8601 instant, or `never`. */
  readonly expiresAt?: string;
  readonly projects: number;
}

export interface InventoryProject {
  readonly project: Project;
  /** Absent where no definition has the id that the project names. */
  readonly provider?: Provider;
}

/** All providers and projects that this window sees, for people to read and to pass on. */
export interface Inventory {
  readonly providers: readonly InventoryProvider[];
  readonly projects: readonly InventoryProject[];
  /** Entries of the settings that cannot be used. */
  readonly problems: number;
}

/** What an inventory says of a provider's account and health. */
export type InventoryFacts = Pick<InventoryProvider, 'state' | 'username' | 'expiresAt'>;

export function takeInventory(
  { providers, byId, projects, problems, projectProblems, defaultProvider }: Directory,
  facts: ReadonlyMap<string, InventoryFacts>,
): Inventory {
  const counts = new Map<string, number>();
  for (const { providerId } of projects) counts.set(providerId, (counts.get(providerId) ?? 0) + 1);
  return {
    providers: providers.map((provider) => ({
      ...(facts.get(provider.id) ?? { state: { kind: 'notTested' } }),
      provider,
      isDefault: provider.id === defaultProvider?.id,
      projects: counts.get(provider.id) ?? 0,
    })),
    projects: projects.map((project) => {
      const provider = byId.get(project.providerId);
      return { project, ...(provider !== undefined && { provider }) };
    }),
    problems: problems.length + projectProblems.length,
  };
}
