import { fail, ok, type Result } from '../../shared/result';
import { hasControlCharacter, parseBaseUrl, type BaseUrl } from './baseUrl';
import type { FieldProblem } from './definitionProblem';

export const nameLimit = 100;
const organizationLimit = 255;

/** What the rules need to know of each host. */
export interface KnownHost {
  readonly type: string;
  readonly publicBaseUrl: string;
}

export function checkName(text: string): Result<string, FieldProblem> {
  const name = text.trim();
  if (name === '') return fail('empty');
  if (hasControlCharacter(name)) return fail('controlCharacter');
  return name.length > nameLimit ? fail('tooLong') : ok(name);
}

/** Names are compared without regard to letter case, so that "Work" and "work" cannot stand side by side. */
export function nameKey(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}

/** Gives `undefined` for a blank text: the organization is optional. */
export function checkOrganization(text: string): Result<string | undefined, FieldProblem> {
  const organization = text.replace(/^[\s/]+|[\s/]+$/g, '');
  if (organization === '') return ok(undefined);
  if (hasControlCharacter(organization)) return fail('controlCharacter');
  if (organization.length > organizationLimit) return fail('tooLong');
  return organization.split('/').some((part) => part.trim() === '') ? fail('emptySegment') : ok(organization);
}

export function checkBaseUrl(text: string, hosts: readonly KnownHost[]): Result<BaseUrl, FieldProblem> {
  const parsed = parseBaseUrl(text);
  if (!parsed.ok) return parsed;
  return hosts.some((host) => imitates(parsed.value.hostname, new URL(host.publicBaseUrl).hostname))
    ? fail('lookAlike')
    : parsed;
}

/** A name that begins like a public host and belongs to somebody else, such as `github.com.evil.tld`. */
function imitates(hostname: string, publicHost: string): boolean {
  return (
    hostname.startsWith(`${publicHost}.`) ||
    hostname.startsWith(`${publicHost}-`) ||
    hostname.includes(`.${publicHost}.`)
  );
}
