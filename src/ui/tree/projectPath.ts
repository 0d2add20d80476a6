import { remoteRequest } from '../../core/credential/remoteRequest';
import { requestedUrl } from '../../core/credential/requestedUrl';
import type { GitHost } from '../../core/host/gitHost';
import type { Project } from '../../core/project/project';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';

export interface ProjectPathParts {
  readonly directory: Pick<ProviderDirectory, 'current'>;
  readonly hosts: ReadonlyMap<string, GitHost>;
}

/** What people call a project's repository, `acme/web`: its path as the provider's host reads it, else the whole of it. */
export function projectPath(
  { directory, hosts }: ProjectPathParts,
  { providerId, repositoryUrl }: Project,
): string {
  const request = remoteRequest(repositoryUrl);
  const segments = (request && requestedUrl(request)?.segments) ?? [];
  const provider = directory.current().byId.get(providerId);
  const base = provider?.baseUrl;
  const isBelow = base !== undefined && repositoryUrl.toLowerCase().startsWith(`${base.href.toLowerCase()}/`);
  if (!isBelow) return withoutEnding(segments.join('/'));
  const below = segments.slice(base.path.split('/').length - 1);
  const path = hosts.get(provider?.type ?? '')?.readRepositoryPath(base, below);
  if (path === undefined) return withoutEnding(below.join('/'));
  return [...path.organization, path.repository].join('/');
}

function withoutEnding(path: string): string {
  return path.replace(/\.git$/, '');
}
