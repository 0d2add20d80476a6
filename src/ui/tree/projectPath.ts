import { remoteRequest } from '../../core/credential/remoteRequest';
import { requestedUrl } from '../../core/credential/requestedUrl';
import type { GitHost } from '../../core/host/gitHost';
import type { Project } from '../../core/project/project';
import { repositoryName } from '../../core/project/repositoryName';
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
  const provider = directory.current().byId.get(providerId);
  const host = hosts.get(provider?.type ?? '');
  const name = provider && host && repositoryName(provider, host, repositoryUrl);
  if (name !== undefined) return name;
  const request = remoteRequest(repositoryUrl);
  const segments = (request && requestedUrl(request)?.segments) ?? [];
  return segments.join('/').replace(/\.git$/, '');
}
