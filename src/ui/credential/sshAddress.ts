/** Where an SSH remote points, without the user. */
export interface SshAddress {
  /** Lower case, without the port. */
  readonly hostname: string;
  /** Without a slash at either end. */
  readonly path: string;
}

/**
 * Reads `ssh://git@host:22/org/repo.git` and the short `git@host:org/repo.git`. `undefined` for anything else, such as
 * a local path with a colon. Source: git-clone(1), "GIT URLS".
 */
export function readSshAddress(remoteUrl: string): SshAddress | undefined {
  if (/^(ssh|git\+ssh|ssh\+git):\/\//i.test(remoteUrl)) {
    if (!URL.canParse(remoteUrl)) return undefined;
    const { hostname, pathname } = new URL(remoteUrl);
    return address(hostname, pathname);
  }
  const [, host, path] = /^(?:[^@/:]+@)?(\[[0-9a-f:.]+\]|[^/:[\]@]{2,}):(?!\/\/)(.+)$/i.exec(remoteUrl) ?? [];
  return host === undefined || path === undefined ? undefined : address(host, path);
}

function address(hostname: string, path: string): SshAddress | undefined {
  const place = path.replace(/^\/+|\/+$/g, '');
  return hostname === '' || place === '' ? undefined : { hostname: hostname.toLowerCase(), path: place };
}
