import type { Disposable, Uri } from 'vscode';
import type { CredentialSource } from '../core/credential/gitRequest';
import type { GitApi } from './gitExtension';

/**
 * VS Code's own way to answer Git, for where the helper cannot be named: Git before 2.31, or an environment that
 * cannot be extended. It knows the host only, so it answers where exactly one provider covers the whole host.
 */
export function registerCredentialsFallback(
  git: GitApi,
  source: CredentialSource,
  needed: () => boolean,
): Disposable {
  return git.registerCredentialsProvider({
    async getCredentials(host: Uri) {
      if (!needed()) return undefined;
      const request = { protocol: host.scheme, host: host.authority, path: host.path.replace(/^\//, '') };
      const answer = await source.get(request, { ownWindow: true, hostOnly: true });
      return answer.kind === 'credential'
        ? { username: answer.username, password: answer.password.open() }
        : undefined;
    },
  });
}
