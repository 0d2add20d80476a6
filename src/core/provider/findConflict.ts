import type { DefinitionRecord } from '../history/history';
import type { Policy } from '../permission/permission';
import type { FieldError } from './definitionProblem';
import { nameKey, type KnownHost } from './definitionRules';
import { scopeKey, type ProviderDefinition, type Scope } from './provider';
import { readDirectory, type Directory } from './readDirectory';
import type { SettingsLayer } from './settingsLayer';

/** What stands in the way of a definition: a name in use, or another type than it was created with. */
export function findConflict(
  { providers, byId }: Directory,
  definition: ProviderDefinition,
): FieldError | undefined {
  const type = byId.get(definition.id)?.type;
  if (type !== undefined && type !== definition.type) return { field: 'type', problem: 'typeChanged' };
  const taken = providers.some(
    ({ id, name }) => id !== definition.id && nameKey(name) === nameKey(definition.name),
  );
  return taken ? { field: 'name', problem: 'nameTaken' } : undefined;
}

export interface Move {
  readonly id: string;
  readonly from: Scope;
  readonly to: Scope;
  readonly definition: DefinitionRecord;
}

/** What would keep a definition from being used in the scope that it is to move to, such as an entry with its id. */
export function moveConflict(
  layers: readonly SettingsLayer[],
  hosts: readonly KnownHost[],
  policy: Policy,
  { id, from, to, definition }: Move,
): FieldError | undefined {
  const entries = (value: unknown): [string, unknown][] =>
    typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const moved = layers.map((layer): SettingsLayer => {
    const key = scopeKey(layer.scope);
    if (key !== scopeKey(from) && key !== scopeKey(to)) return layer;
    const others = entries(layer.providers).filter(([other]) => other !== id);
    const own: [string, unknown][] = key === scopeKey(to) ? [[id, definition]] : [];
    return { ...layer, providers: Object.fromEntries([...others, ...own]) };
  });
  const { byId, problems } = readDirectory(moved, hosts, policy);
  if (scopeKey(byId.get(id)?.scope ?? from) === scopeKey(to)) return undefined;
  const problem = problems.find((each) => each.id === id && scopeKey(each.scope) === scopeKey(to));
  return problem === undefined || problem.error === 'notAnObject'
    ? { field: 'id', problem: 'idTaken' }
    : problem.error;
}
