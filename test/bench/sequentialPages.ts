import { Groups } from '@gitbeaker/rest';
import { Octokit } from '@octokit/rest';
import { apiUrl } from '../../src/hosts/github/deployment';
import { baseUrlOf } from '../unit/hosts/baseUrlOf';
import type { StartedHost } from './hostOrder';

/** How many repositories an organization has, counted page after page by the client that the host's makers recommend. */
export type CountPages = (host: StartedHost) => Promise<number>;

const pageSize = 100;

export const countByOctokit: CountPages = async ({ baseUrl, organization, tokens: [auth] }) => {
  const octokit = new Octokit({ auth, baseUrl: apiUrl(baseUrlOf(baseUrl)) });
  const found = await octokit.paginate('GET /orgs/{org}/repos', { org: organization, per_page: pageSize });
  return found.length;
};

export const countByGitbeaker: CountPages = async ({ baseUrl, organization, tokens: [token] }) => {
  const groups = new Groups({ host: baseUrl, token });
  const found = await groups.allProjects(organization, { perPage: pageSize, includeSubgroups: true });
  return found.length;
};
