import * as v from 'valibot';
import { fail, ok, type Result } from '../../shared/result';
import { remoteRequest } from '../credential/remoteRequest';
import { requestedUrl } from '../credential/requestedUrl';
import type { FieldProblem } from '../provider/definitionProblem';
import { checkName } from '../provider/definitionRules';
import type { Scope } from '../provider/provider';
import type { Project } from './project';

export type ProjectField = 'id' | 'name' | 'repositoryUrl' | 'providerId';

/** An entry of `gitProviders.projects` that cannot be used. It is shown, never rewritten. */
export interface ProjectProblem {
  readonly scope: Scope;
  readonly id?: string;
  readonly error: { readonly field: ProjectField; readonly problem: FieldProblem } | 'notAnObject';
}

const record = v.record(v.string(), v.unknown());
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads one entry of `gitProviders.projects`. Fields that this version does not know stay in the settings. */
export function decodeProject(
  id: string,
  entry: unknown,
  scope: Scope,
): Result<Project, ProjectProblem['error']> {
  const fields = v.safeParse(record, entry);
  if (!fields.success || Array.isArray(entry)) return fail('notAnObject');
  if (!uuid.test(id)) return fail({ field: 'id', problem: 'notAUuid' });
  const { name, repositoryUrl, providerId } = fields.output;
  const checkedName = text(name, checkName);
  if (!checkedName.ok) return fail({ field: 'name', problem: checkedName.error });
  const url = text(repositoryUrl, checkRepositoryUrl);
  if (!url.ok) return fail({ field: 'repositoryUrl', problem: url.error });
  const provider = text(providerId, (value) => (uuid.test(value) ? ok(value) : fail('notAUuid')));
  if (!provider.ok) return fail({ field: 'providerId', problem: provider.error });
  return ok({ id, name: checkedName.value, repositoryUrl: url.value, providerId: provider.value, scope });
}

export function encodeProject({ name, repositoryUrl, providerId }: Project): Record<string, unknown> {
  return { name, repositoryUrl, providerId };
}

function text(
  value: unknown,
  read: (value: string) => Result<string, FieldProblem>,
): Result<string, FieldProblem> {
  if (value === undefined) return fail('missing');
  return typeof value === 'string' ? read(value) : fail('wrongType');
}

/** One that Git would ask us about, and that holds no credential. */
function checkRepositoryUrl(url: string): Result<string, FieldProblem> {
  const request = remoteRequest(url);
  if (request === undefined) return fail('notAUrl');
  if (request.username !== undefined || new URL(url).password !== '') return fail('credentials');
  return requestedUrl(request)?.segments === undefined ? fail('notAUrl') : ok(url);
}
