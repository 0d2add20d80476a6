import type { PracticeRequest } from './practiceRequest';

export type GitService = 'git-upload-pack' | 'git-receive-pack';

/** A request of Git's smart HTTP protocol (gitprotocol-http), apart from where the host mounts repositories. */
export interface GitHttpRequest {
  /** Segments of the repository's path, the last one without `.git`. */
  readonly repository: readonly string[];
  /** The client wrote `.git`. */
  readonly suffix: boolean;
  readonly service: GitService;
  /** What follows the repository: `info/refs` or the service's name. */
  readonly file: string;
}

export function readGitRequest(
  request: PracticeRequest,
  segments: readonly string[] | undefined,
): GitHttpRequest | undefined {
  if (segments === undefined) return undefined;
  const last = segments.at(-1);
  if (request.method === 'GET' && last === 'refs' && segments.at(-2) === 'info') {
    const service = serviceNamed(request.query.get('service'));
    return service === undefined ? undefined : named(segments.slice(0, -2), service, 'info/refs');
  }
  const service = serviceNamed(last);
  if (request.method !== 'POST' || service === undefined) return undefined;
  return named(segments.slice(0, -1), service, service);
}

function named(segments: readonly string[], service: GitService, file: string): GitHttpRequest | undefined {
  const last = segments.at(-1);
  if (last === undefined || segments.length < 2) return undefined;
  const repository = [...segments.slice(0, -1), last.replace(/\.git$/, '')];
  return { repository, suffix: last.endsWith('.git'), service, file };
}

function serviceNamed(name: string | null | undefined): GitService | undefined {
  return name === 'git-upload-pack' || name === 'git-receive-pack' ? name : undefined;
}
