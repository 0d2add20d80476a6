import { join } from 'node:path';
import type { GitHost } from '../../core/host/gitHost';
import type { Project } from '../../core/project/project';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import { findPipelineFile } from './create/findPipelineFile';

export interface PipelineFileParts {
  readonly directory: Pick<ProviderDirectory, 'current'>;
  readonly hosts: ReadonlyMap<string, GitHost>;
}

/** A file that the project's host takes for a pipeline: its path below the repository's root, and the whole. */
export interface FoundPipelineFile {
  readonly path: string;
  readonly fullPath: string;
}

/** @param root of the working tree, which need not exist any more; `undefined`: none is known */
export async function pipelineFileOf(
  parts: PipelineFileParts,
  project: Project,
  root: string | undefined,
): Promise<FoundPipelineFile | undefined> {
  if (root === undefined) return undefined;
  const path = await findPipelineFile(root, pipelinePatterns(parts, project));
  return path === undefined ? undefined : { path, fullPath: join(root, path) };
}

/** Where the project's host looks for pipelines; none where it has none, or the provider is missing. */
export function pipelinePatterns(
  { directory, hosts }: PipelineFileParts,
  { providerId }: Project,
): readonly string[] {
  const provider = directory.current().byId.get(providerId);
  const host = hosts.get(provider?.type ?? '');
  return provider && host ? host.pipelinePaths(provider.baseUrl) : [];
}
