import type { GitHost } from '../../core/host/gitHost';
import { hasControlCharacter, parseBaseUrl, type BaseUrl } from '../../core/provider/baseUrl';
import type { DefinitionField, FieldProblem } from '../../core/provider/definitionProblem';
import { checkBaseUrl, checkName, checkOrganization } from '../../core/provider/definitionRules';
import type { Prefill } from '../../core/provider/prefill';
import { fail, ok, type Result } from '../../shared/result';
import { holdsToken } from '../logging/withoutTokens';

/** The parts of VS Code's `Uri` that are used here. */
export interface LinkAddress {
  readonly path: string;
  /** Decoded once. */
  readonly query: string;
  readonly fragment: string;
  toString(): string;
}

/** Why a link is not followed. */
export type LinkProblem =
  | { readonly kind: 'tooLong' | 'otherPath' | 'holdsToken' | 'controlCharacter' | 'noHost' }
  | { readonly kind: 'unknownParameter' | 'repeatedParameter'; readonly name: string }
  | { readonly kind: 'field'; readonly field: DefinitionField; readonly problem: FieldProblem };

/** A link that asks for a provider, and the one host that it is about. */
export interface AddLink {
  readonly prefill: Prefill;
  readonly baseUrl: BaseUrl;
}

const byteLimit = 2048;
const parameters = ['type', 'baseUrl', 'organization', 'name'] as const;
type Parameter = (typeof parameters)[number];

/** Reads `…/add?type=&baseUrl=&organization=&name=`. Whatever else a link says, nothing of it is followed. */
export function readAddLink(link: LinkAddress, hosts: readonly GitHost[]): Result<AddLink, LinkProblem> {
  if (new TextEncoder().encode(link.toString()).length > byteLimit) return fail({ kind: 'tooLong' });
  if (link.path !== '/add' || link.fragment !== '') return fail({ kind: 'otherPath' });
  // Before any part of the link is named to the user.
  if (holdsToken(link.query, hosts)) return fail({ kind: 'holdsToken' });
  if (isInvisible(link.query)) return fail({ kind: 'controlCharacter' });
  const values = readQuery(link.query);
  return values.ok ? readFields(values.value, hosts) : values;
}

/** Control characters, and those that turn the direction in which a text is read. */
function isInvisible(text: string): boolean {
  return hasControlCharacter(text) || /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(text);
}

/** VS Code has decoded the query already: decoding it again could make another value of it. */
function readQuery(query: string): Result<ReadonlyMap<Parameter, string>, LinkProblem> {
  const values = new Map<Parameter, string>();
  for (const part of query.split('&').filter((each) => each !== '')) {
    const [key = '', ...rest] = part.split('=');
    const name = parameters.find((known) => known === key);
    if (name === undefined) return fail({ kind: 'unknownParameter', name: key });
    if (values.has(name)) return fail({ kind: 'repeatedParameter', name });
    values.set(name, rest.join('=').replaceAll('+', ' ').trim());
  }
  return ok(values);
}

function readFields(
  values: ReadonlyMap<Parameter, string>,
  hosts: readonly GitHost[],
): Result<AddLink, LinkProblem> {
  const type = values.get('type') ?? '';
  const host = hosts.find((each) => each.type === type);
  if (type !== '' && host === undefined) return wrong('type', 'unknownType');
  const address = values.get('baseUrl') ?? '';
  if (address === '' && host === undefined) return fail({ kind: 'noHost' });
  const baseUrl = address === '' ? parseBaseUrl(host?.publicBaseUrl ?? '') : checkBaseUrl(address, hosts);
  if (!baseUrl.ok) return wrong('baseUrl', baseUrl.error);
  const organization = checkOrganization(values.get('organization') ?? '');
  if (!organization.ok) return wrong('organization', organization.error);
  const wanted = values.get('name') ?? '';
  const name = wanted === '' ? ok(undefined) : checkName(wanted);
  if (!name.ok) return wrong('name', name.error);
  return ok({
    baseUrl: baseUrl.value,
    prefill: {
      baseUrl: baseUrl.value.href,
      ...(host !== undefined && { type: host.type }),
      ...(organization.value !== undefined && { organization: organization.value }),
      ...(name.value !== undefined && { name: name.value }),
    },
  });
}

function wrong(
  field: DefinitionField,
  problem: FieldProblem,
): { readonly ok: false; readonly error: LinkProblem } {
  return fail({ kind: 'field', field, problem });
}
