import * as v from 'valibot';
import { fail, ok, type Result } from '../../shared/result';
import type { BaseUrl } from './baseUrl';
import type { FieldError, FieldProblem } from './definitionProblem';
import { checkBaseUrl, checkName, checkOrganization, type KnownHost } from './definitionRules';
import type { ProviderDefinition } from './provider';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const labelLimit = 60;
const urlLimit = 2000;

type FieldReader<T> = (value: unknown) => Result<T, FieldProblem>;

/**
 * Reads one entry of `gitProviders.providers`. Fields that this version does not know are left out here and stay
 * in the settings. The first field at fault is named.
 */
export function decodeDefinition(
  id: string,
  entry: unknown,
  hosts: readonly KnownHost[],
): Result<ProviderDefinition, FieldError | 'notAnObject'> {
  const record = v.safeParse(v.record(v.string(), v.unknown()), entry);
  if (!record.success || Array.isArray(entry)) return fail('notAnObject');
  const fields = record.output;
  let error: FieldError | undefined;
  const take = <T>(field: FieldError['field'], read: FieldReader<T>): T | undefined => {
    const result = read(field === 'id' ? id : fields[field]);
    if (result.ok) return result.value;
    error ??= { field, problem: result.error };
    return undefined;
  };
  const checkedId = take('id', (value) => (uuid.test(String(value)) ? ok(id) : fail('notAUuid')));
  const name = take('name', text(checkName));
  const type = take(
    'type',
    text((value) => (hosts.some((host) => host.type === value) ? ok(value) : fail('unknownType'))),
  );
  const baseUrl = take(
    'baseUrl',
    text((value): Result<BaseUrl, FieldProblem> => checkBaseUrl(value, hosts)),
  );
  const organization = take('organization', optional(text(checkOrganization)));
  const status = take('status', optional(text(readStatus)));
  const rotationDays = take('rotationDays', optional(days));
  const environment = take('environment', optional(text(label)));
  const helpUrl = take('helpUrl', optional(text(webPage)));
  if (
    error !== undefined ||
    checkedId === undefined ||
    name === undefined ||
    type === undefined ||
    baseUrl === undefined
  ) {
    return fail(error ?? 'notAnObject');
  }
  return ok({
    id,
    name,
    type,
    baseUrl,
    status: status ?? 'active',
    ...(organization !== undefined && { organization }),
    ...(rotationDays !== undefined && { rotationDays }),
    ...(environment !== undefined && { environment }),
    ...(helpUrl !== undefined && { helpUrl }),
  });
}

/** The entry as it stands in the settings. `decodeDefinition` reads back what this writes. */
export function encodeDefinition(definition: ProviderDefinition): Record<string, unknown> {
  const { name, type, baseUrl, organization, status, rotationDays, environment, helpUrl } = definition;
  return {
    name,
    type,
    baseUrl: baseUrl.href,
    ...(organization !== undefined && { organization }),
    status,
    ...(rotationDays !== undefined && { rotationDays }),
    ...(environment !== undefined && { environment }),
    ...(helpUrl !== undefined && { helpUrl }),
  };
}

function text<T>(read: (value: string) => Result<T, FieldProblem>): FieldReader<T> {
  return (value) => {
    if (value === undefined) return fail('missing');
    return typeof value === 'string' ? read(value) : fail('wrongType');
  };
}

function optional<T>(read: FieldReader<T>): FieldReader<T | undefined> {
  return (value) => (value === undefined ? ok(undefined) : read(value));
}

function readStatus(value: string): Result<'active' | 'inactive', FieldProblem> {
  return value === 'active' || value === 'inactive' ? ok(value) : fail('unknownStatus');
}

function days(value: unknown): Result<number, FieldProblem> {
  if (typeof value !== 'number') return fail('wrongType');
  return Number.isInteger(value) && value >= 0 && value <= 3650 ? ok(value) : fail('notANumberOfDays');
}

function label(value: string): Result<string | undefined, FieldProblem> {
  const checked = value.trim() === '' ? ok(undefined) : checkName(value);
  return checked.ok && checked.value !== undefined && checked.value.length > labelLimit
    ? fail('tooLong')
    : checked;
}

function webPage(value: string): Result<string, FieldProblem> {
  if (value.length > urlLimit) return fail('tooLong');
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || url.hostname === '') return fail('notAUrl');
  return url.protocol === 'https:' ? ok(value) : fail('scheme');
}
