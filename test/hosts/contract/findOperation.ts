import { asFields, type Fields } from '../core/requestBody';
import type { ApiDescription } from './apiDescription';

export interface Operation {
  /** `GET /repos/{owner}/{repo}`. */
  readonly name: string;
  readonly description: Fields;
  /** Those of the path and of the operation, references followed. */
  readonly parameters: readonly Fields[];
}

/** The operation whose path fits, the one with most literal segments where several do. */
export function findOperation(
  description: ApiDescription,
  method: string,
  path: string,
): Operation | undefined {
  const segments = path.split('/');
  const [best] = Object.entries(description.paths)
    .filter(([template, item]) => fits(template, segments) && method.toLowerCase() in asFields(item))
    .sort(([one], [other]) => literals(other) - literals(one));
  if (best === undefined) return undefined;
  const item = asFields(best[1]);
  const operation = asFields(item[method.toLowerCase()]);
  const parameters = [item['parameters'], operation['parameters']]
    .flatMap((list): readonly unknown[] => (Array.isArray(list) ? list : []))
    .map((one) => followed(description, one));
  return { name: `${method} ${best[0]}`, description: operation, parameters };
}

/** What a value that may be a reference stands for. */
export function followed(description: ApiDescription, value: unknown): Fields {
  const fields = asFields(value);
  const reference = fields['$ref'];
  return typeof reference === 'string' ? followed(description, description.lookUp(reference)) : fields;
}

function fits(template: string, segments: readonly string[]): boolean {
  const expected = template.split('/');
  return (
    expected.length === segments.length &&
    expected.every((part, index) => isParameter(part) || part === segments[index])
  );
}

const isParameter = (part: string) => part.startsWith('{') && part.endsWith('}');
const literals = (template: string) => template.split('/').filter((part) => !isParameter(part)).length;
