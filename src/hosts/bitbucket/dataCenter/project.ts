import type { HostAccount, Organization, OrganizationNames } from '../../../core/host/gitHost';
import { decode } from '../../transport/decode';
import { HostFailure, settle } from '../../transport/hostFailure';
import type { Get } from '../get';
import { projectAnswer, projectsAnswer, userAnswer } from './answers';

/** A project by its key, or a user's personal one, `~alice`, which exists once it holds a repository. */
export async function readProject(
  get: Get,
  { username }: HostAccount,
  key: string,
  signal: AbortSignal,
): Promise<Organization> {
  const personal = key.startsWith('~') ? key.slice(1) : undefined;
  const own =
    personal !== undefined && personal.toLowerCase() === username?.toLowerCase() ? { member: true } : {};
  const found = await settle(get(`/projects/${encodeURIComponent(key)}`, signal));
  if (found.ok) return { name: decode(projectAnswer, found.value.json).key, ...own };
  if (found.error.kind !== 'notFound' || personal === undefined) throw new HostFailure(found.error);
  const { name, slug } = decode(
    userAnswer,
    (await get(`/users/${encodeURIComponent(personal)}`, signal)).json,
  );
  return { name: `~${slug ?? name}`, ...own };
}

/** Keys of the projects that the account sees, and its personal one. */
export async function readProjectKeys(
  get: Get,
  { username }: HostAccount,
  signal: AbortSignal,
): Promise<OrganizationNames> {
  const answer = await get('/projects', signal, { query: { limit: '100' } });
  const { values, isLastPage } = decode(projectsAnswer, answer.json);
  const keys = values.map(({ key }) => key);
  return { names: username === undefined ? keys : [...keys, `~${username}`], more: !isLastPage };
}
