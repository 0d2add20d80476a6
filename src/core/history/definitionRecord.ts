import * as v from 'valibot';
import { changedFields, definitionFields } from '../provider/definitionChanges';
import type { DefinitionField } from '../provider/definitionProblem';
import type { DefinitionRecord } from './history';

const fieldLimit = 20;
/** Characters of a field's value as JSON. */
const textLimit = 4096;
/** Lists within objects within lists: no field of a definition is nearly as deep. */
const depthLimit = 4;

/** A definition as a line of the history may hold it. */
export const definitionRecord = v.pipe(
  v.unknown(),
  v.check((value) => !Array.isArray(value)),
  v.record(v.string(), v.custom<unknown>(isShortJson)),
  v.check((record) => Object.keys(record).length <= fieldLimit),
);

const secretName = /token|secret|passw|credential|api_?key/i;
const credentialsInUrl = /:\/\/[^/\s?#]*@/;

/**
 * The part of an entry of the settings that the history keeps: plain values of reasonable size, known fields first. A
 * field that somebody misused for a secret stays out.
 */
export function recordable(entry: DefinitionRecord): DefinitionRecord {
  const fields = Object.entries(entry).filter(
    ([field, value]) =>
      isShortJson(value) &&
      (isKnown(field) || !secretName.test(field)) &&
      !(typeof value === 'string' && credentialsInUrl.test(value)),
  );
  if (fields.length <= fieldLimit) return Object.fromEntries(fields);
  const known = fields.filter(([field]) => isKnown(field));
  const others = fields.filter(([field]) => !isKnown(field));
  return Object.fromEntries([...known, ...others].slice(0, fieldLimit));
}

/** The known fields in which two records differ, whatever the settings hold there. */
export function editedFields(before: DefinitionRecord, after: DefinitionRecord): readonly DefinitionField[] {
  return changedFields(comparable(before), comparable(after));
}

function comparable(record: DefinitionRecord): DefinitionRecord {
  const scalar = (value: unknown): unknown =>
    typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
  return Object.fromEntries(Object.entries(record).map(([field, value]) => [field, scalar(value)]));
}

function isKnown(field: string): boolean {
  return definitionFields.some((known) => known === field);
}

function isShortJson(value: unknown): boolean {
  if (typeof value === 'string' && value.length > textLimit) return false;
  return isJson(value, depthLimit) && JSON.stringify(value).length <= textLimit;
}

function isJson(value: unknown, depth: number): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value);
    case 'object':
      return value === null || (depth > 0 && Object.values(value).every((each) => isJson(each, depth - 1)));
    case 'undefined':
    case 'bigint':
    case 'symbol':
    case 'function':
      return false;
  }
}
