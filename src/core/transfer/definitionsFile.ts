import * as v from 'valibot';
import { fail, ok, type Result } from '../../shared/result';
import { decodeDefinition, encodeDefinition } from '../provider/decodeDefinition';
import type { FieldError } from '../provider/definitionProblem';
import type { KnownHost } from '../provider/definitionRules';
import type { ProviderDefinition } from '../provider/provider';

const format = 'git-providers-definitions';
const version = 1;

/** Characters of a file, and definitions in it, that are read. */
export const fileLimit = 1_000_000;
const entryLimit = 2_000;

/** Why a text cannot be read as definitions. `newer`: a later version of this product wrote it. */
export type DefinitionsFileProblem = 'notJson' | 'notDefinitions' | 'newer' | 'tooLarge';

/** A definition of the file that cannot be used. */
export interface UnusableDefinition {
  /** The entry's name where it has one, else its key; at most 100 characters. */
  readonly shown: string;
  readonly error: FieldError | 'notAnObject';
}

export interface DefinitionsFile {
  /** In the order of the file. */
  readonly definitions: readonly ProviderDefinition[];
  readonly unusable: readonly UnusableDefinition[];
}

const fileSchema = v.object({
  format: v.literal(format),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  providers: v.record(v.string(), v.unknown()),
});

/**
 * Definitions as a text for others, with a line break at the end. Only the fields that are known go along: no account,
 * and nothing that somebody has put beside them in the settings.
 */
export function encodeDefinitions(definitions: readonly ProviderDefinition[]): string {
  const providers = Object.fromEntries(definitions.map((each) => [each.id, encodeDefinition(each)]));
  return `${JSON.stringify({ format, version, providers }, undefined, 2)}\n`;
}

/** One that cannot be used hides no other. */
export function decodeDefinitions(
  text: string,
  hosts: readonly KnownHost[],
): Result<DefinitionsFile, DefinitionsFileProblem> {
  if (text.length > fileLimit) return fail('tooLarge');
  const parsed = parseJson(text.replace(/^\uFEFF/, ''));
  if (!parsed.ok) return parsed;
  const file = v.safeParse(fileSchema, parsed.value);
  if (!file.success) return fail('notDefinitions');
  if (file.output.version > version) return fail('newer');
  const entries = Object.entries(file.output.providers);
  if (entries.length > entryLimit) return fail('tooLarge');
  const definitions: ProviderDefinition[] = [];
  const unusable: UnusableDefinition[] = [];
  for (const [id, entry] of entries) {
    const decoded = decodeDefinition(id, entry, hosts);
    if (decoded.ok) definitions.push(decoded.value);
    else unusable.push({ shown: (nameOf(entry) ?? id).slice(0, 100), error: decoded.error });
  }
  return ok({ definitions, unusable });
}

function parseJson(text: string): Result<unknown, 'notJson'> {
  try {
    return ok(JSON.parse(text));
  } catch {
    return fail('notJson');
  }
}

function nameOf(entry: unknown): string | undefined {
  const named = v.safeParse(v.object({ name: v.string() }), entry);
  return named.success ? named.output.name : undefined;
}
