import type { Policy, Refusal } from '../permission/permission';
import { encodeDefinition } from '../provider/decodeDefinition';
import { changedFields } from '../provider/definitionChanges';
import type { DefinitionField } from '../provider/definitionProblem';
import { nameKey } from '../provider/definitionRules';
import type { Provider, ProviderDefinition, Scope } from '../provider/provider';
import type { Directory } from '../provider/readDirectory';

/** How a definition of a file stands to what is there. */
export type Comparison =
  | { readonly kind: 'new' }
  | { readonly kind: 'same'; readonly provider: Provider }
  /** One with the same id, or else the same name, has other values in `fields`. */
  | {
      readonly kind: 'conflict';
      readonly by: 'id' | 'name';
      readonly provider: Provider;
      readonly fields: readonly DefinitionField[];
    }
  /** An entry of the settings that cannot be read has its id: it is never written over. */
  | { readonly kind: 'occupied' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export interface ComparedDefinition {
  readonly definition: ProviderDefinition;
  readonly comparison: Comparison;
}

/** What is to become of a definition that conflicts: what is there stays, takes over the values, or gets one beside it. */
export type ConflictChoice = 'keep' | 'replace' | 'copy';

/** One definition to save, and where. */
export interface PlannedSave {
  readonly definition: ProviderDefinition;
  readonly scope: Scope;
}

export function compareDefinitions(
  definitions: readonly ProviderDefinition[],
  { providers, byId, problems }: Pick<Directory, 'providers' | 'byId' | 'problems'>,
  policy: Policy,
): readonly ComparedDefinition[] {
  const byName = new Map(providers.map((provider) => [nameKey(provider.name), provider]));
  const compare = (definition: ProviderDefinition): Comparison => {
    const refusal = policy.refuses('write', definition.baseUrl);
    if (refusal !== undefined) return { kind: 'refused', refusal };
    const sameId = byId.get(definition.id);
    const provider = sameId ?? byName.get(nameKey(definition.name));
    if (provider === undefined) {
      return problems.some(({ id }) => id === definition.id) ? { kind: 'occupied' } : { kind: 'new' };
    }
    const fields = changedFields(encodeDefinition(provider), encodeDefinition(definition));
    return fields.length === 0
      ? { kind: 'same', provider }
      : { kind: 'conflict', by: sameId === undefined ? 'name' : 'id', provider, fields };
  };
  return definitions.map((definition) => ({ definition, comparison: compare(definition) }));
}

/** The choices that a comparison leaves, the usual one first. A type cannot change, and what cannot be read stays. */
export function conflictChoices(comparison: Comparison): readonly ConflictChoice[] {
  switch (comparison.kind) {
    case 'conflict':
      return comparison.fields.includes('type') ? ['keep', 'copy'] : ['keep', 'replace', 'copy'];
    case 'occupied':
      return ['keep', 'copy'];
    case 'new':
    case 'same':
    case 'refused':
      return [];
  }
}

/**
 * What to save for one definition; `undefined` where everything stays. A replaced one stays in its scope and under its
 * id, so that its token, projects and history stay with it.
 *
 * @param freeName gives the name itself, or one like it that nobody has
 */
export function planSave(
  { definition, comparison }: ComparedDefinition,
  choice: ConflictChoice,
  scope: Scope,
  freeName: (wish: string) => string,
): PlannedSave | undefined {
  const beside = (id: string): PlannedSave => ({
    definition: { ...definition, id, name: freeName(definition.name) },
    scope,
  });
  switch (comparison.kind) {
    case 'same':
    case 'refused':
      return undefined;
    case 'new':
      return beside(definition.id);
    case 'occupied':
      return choice === 'copy' ? beside(crypto.randomUUID()) : undefined;
    case 'conflict': {
      if (choice === 'keep') return undefined;
      if (choice === 'copy') return beside(crypto.randomUUID());
      const { id, scope: place, name } = comparison.provider;
      const renamed =
        nameKey(name) === nameKey(definition.name) ? definition.name : freeName(definition.name);
      return { definition: { ...definition, id, name: renamed }, scope: place };
    }
  }
}
