import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { asFields, type Fields } from '../core/requestBody';

/** A description of a REST API in the OpenAPI format, by its makers. */
export type DescriptionName =
  'api.github.com' | 'ghec' | 'ghes-3.17' | 'bitbucket-cloud' | 'bitbucket-data-center';

export interface ApiDescription {
  readonly name: DescriptionName;
  /** `paths` of the document. */
  readonly paths: Fields;
  /** What a reference such as `#/components/schemas/hook` leads to. */
  lookUp(reference: string): unknown;
}

const loaded = new Map<DescriptionName, ApiDescription>();

/** Reads the document once; `undefined` where this machine does not have it. */
export function apiDescription(name: DescriptionName): ApiDescription | undefined {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const file = descriptionFile(name);
  if (!existsSync(file)) return undefined;
  const document: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const description: ApiDescription = {
    name,
    paths: asFields(asFields(document)['paths']),
    lookUp: (reference) =>
      reference
        .replace(/^#\//, '')
        .split('/')
        .map((part) => decodeURIComponent(part).replace(/~1/g, '/').replace(/~0/g, '~'))
        .reduce<unknown>((value, part) => asFields(value)[part], document),
  };
  loaded.set(name, description);
  return description;
}

/** GitHub's come as a package; Bitbucket's lie beside the repository where somebody has put them there. */
export function descriptionFile(name: DescriptionName): string {
  const place = name.startsWith('bitbucket')
    ? `../../../../shared/specs/${name}.openapi.json`
    : `../../../node_modules/@octokit/openapi/generated/${name}.json`;
  return fileURLToPath(new URL(place, import.meta.url));
}
