import type { DefinitionRecord } from '../history/history';
import type { DefinitionField } from './definitionProblem';

/** Every field of an entry that this version knows. */
export const definitionFields = [
  'name',
  'type',
  'baseUrl',
  'organization',
  'status',
  'rotationDays',
  'environment',
  'helpUrl',
] as const satisfies readonly DefinitionField[];

/** The known fields in which two entries differ. An absent status is an active one. */
export function changedFields(
  before: DefinitionRecord,
  after: DefinitionRecord,
): readonly (typeof definitionFields)[number][] {
  const value = (record: DefinitionRecord, field: string): unknown =>
    record[field] ?? (field === 'status' ? 'active' : undefined);
  return definitionFields.filter((field) => value(before, field) !== value(after, field));
}
