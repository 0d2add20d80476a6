import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { ApiDescription } from './apiDescription';
import { componentId, jsonSchemaOf } from './jsonSchemaOf';

/** What is wrong with a value, one phrase each, the place first. */
export type SchemaCheck = (value: unknown) => readonly string[];

export interface SchemaChecks {
  /** The check for a schema of the description; made once for each `key`. */
  check(key: string, schema: unknown): SchemaCheck;
}

export function createSchemaChecks(description: ApiDescription): SchemaChecks {
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
  addFormats(ajv);
  const met = new Set<string>();
  const checks = new Map<string, SchemaCheck>();

  /** Components may lead to each other in circles: each is added once, and compiled when it is first used. */
  function meet(reference: string): void {
    if (met.has(reference)) return;
    met.add(reference);
    const schema = jsonSchemaOf(description.lookUp(reference), meet);
    ajv.addSchema(schema, componentId(reference));
  }

  return {
    check(key, schema) {
      const known = checks.get(key);
      if (known !== undefined) return known;
      const validate = ajv.compile(jsonSchemaOf(schema, meet));
      const check: SchemaCheck = (value) => (validate(value) ? [] : problemsOf(validate));
      checks.set(key, check);
      return check;
    },
  };
}

function problemsOf(validate: ValidateFunction): readonly string[] {
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${instancePath === '' ? '/' : instancePath} ${message ?? 'is wrong'} ${JSON.stringify(params)}`,
  );
}
