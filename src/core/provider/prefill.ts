import * as v from 'valibot';
import { hasControlCharacter } from './baseUrl';
import { nameLimit } from './definitionRules';

/** What a form or a flow for a new provider starts with. Every value is only proposed: the user sees and may change it. */
export interface Prefill {
  readonly type?: string;
  readonly baseUrl?: string;
  readonly organization?: string;
  readonly name?: string;
  /** Of a repository that the provider is wanted for. */
  readonly url?: string;
}

function text(limit: number): v.GenericSchema<string | undefined, string | undefined> {
  const plain = v.pipe(
    v.string(),
    v.trim(),
    v.maxLength(limit),
    v.check((value) => !hasControlCharacter(value)),
  );
  return v.optional(plain);
}

const argumentSchema = v.object({
  prefill: v.object({
    type: text(40),
    baseUrl: text(2000),
    organization: text(255),
    name: text(nameLimit),
    url: text(2000),
  }),
});

/**
 * Decodes `{ prefill: { … } }` as links, menus and other extensions pass it to *Add Provider*; `undefined` for anything
 * else, a text that is too long or has control characters included. Blank texts are left out.
 */
export function readPrefill(argument: unknown): Prefill | undefined {
  const decoded = v.safeParse(argumentSchema, argument);
  if (!decoded.success) return undefined;
  const { type, baseUrl, organization, name, url } = decoded.output.prefill;
  return {
    ...given('type', type),
    ...given('baseUrl', baseUrl),
    ...given('organization', organization),
    ...given('name', name),
    ...given('url', url),
  };
}

function given<K extends keyof Prefill>(key: K, value: string | undefined): Partial<Record<K, string>> {
  const one: Partial<Record<K, string>> = {};
  if (value !== undefined && value !== '') one[key] = value;
  return one;
}
