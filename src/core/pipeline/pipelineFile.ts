/** A pipeline to begin with. */
export interface PipelineFile {
  /** Below the repository's root, with slashes. */
  readonly path: string;
  readonly text: string;
}

/**
 * Whether a path below the repository's root is one at which a host looks for pipelines.
 *
 * @param pattern one of the host's `pipelinePaths`
 */
export function matchesPipelinePath(pattern: string, path: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]+')}$`).test(path);
}

/** The folder in which the files of a pattern lie; empty for the root. Only names have a `*`. */
export function folderOfPattern(pattern: string): string {
  return pattern.slice(0, Math.max(0, pattern.lastIndexOf('/')));
}
