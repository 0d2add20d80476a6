import type { Octokit } from '@octokit/rest';
import type { HostAccount, OrganizationNames } from '../../core/host/gitHost';
import { decode } from '../transport/decode';
import { readLinks } from '../transport/linkHeader';
import { installationAnswer, organizationsAnswer, repositoriesOf } from './answers';
import { githubTokenShape } from './tokenShape';

/** The account's organizations and its own name; for an app's installation, the owners of its repositories. */
export async function readOrganizations(
  api: Octokit,
  { token, username }: HostAccount,
  signal: AbortSignal,
): Promise<OrganizationNames> {
  const paging = { per_page: 100, request: { signal } };
  if (githubTokenShape(token).kind === 'installation') {
    const { data, headers } = await api.request('GET /installation/repositories', paging);
    const repositories = repositoriesOf(decode(installationAnswer, data).repositories);
    const owners = repositories.flatMap(({ fullName }) => fullName.split('/')[0] ?? []);
    return { names: [...new Set(owners)], more: readLinks(headers.link).has('next') };
  }
  const { data, headers } = await api.request('GET /user/orgs', paging);
  const names = decode(organizationsAnswer, data).map(({ login }) => login);
  return {
    names: username === undefined ? names : [...names, username],
    more: readLinks(headers.link).has('next'),
  };
}
