import * as v from 'valibot';
import { scopeKey } from '../provider/provider';
import type { SettingsLayer } from '../provider/settingsLayer';
import { recordable } from './definitionRecord';
import type { DefinitionRecord } from './history';

/** An entry of the settings as it stands now, usable or not. */
export interface PresentDefinition {
  /** UUID, the key of the entry. */
  readonly id: string;
  /** `scopeKey` of the scope. */
  readonly scope: string;
  readonly name: string;
  /** Absent where something else than an object stands in its place. */
  readonly definition?: DefinitionRecord;
}

const entries = v.record(v.string(), v.unknown());
const uuid = v.pipe(v.string(), v.uuid());

/** What can be followed of every scope that is open. An entry without a UUID cannot: nothing can be restored by it. */
export function presentDefinitions(layers: readonly SettingsLayer[]): readonly PresentDefinition[] {
  return layers.flatMap(({ scope, providers }) =>
    Object.entries(fieldsOf(providers) ?? {})
      .filter(([id]) => v.is(uuid, id))
      .map(([id, entry]) => {
        const fields = fieldsOf(entry);
        const name = fields?.['name'];
        return {
          id,
          scope: scopeKey(scope),
          name: typeof name === 'string' ? name : '',
          ...(fields !== undefined && { definition: recordable(fields) }),
        };
      }),
  );
}

function fieldsOf(value: unknown): DefinitionRecord | undefined {
  const fields = v.safeParse(entries, value);
  return fields.success && !Array.isArray(value) ? fields.output : undefined;
}
