import { execFile } from 'node:child_process';
import type { CommitAuthor } from '../../core/account/identityMismatch';

/**
 * Who Git would say made a commit in a working tree; `undefined` where Git knows nobody. Git itself is asked, because
 * VS Code's Git API reads one file of the configuration at a time and follows no `include` in it, which is how many
 * people keep an identity for each client.
 */
export function commitAuthor(git: string, directory: string): Promise<CommitAuthor | undefined> {
  const options = { cwd: directory, timeout: 10_000, windowsHide: true };
  return new Promise((resolve) => {
    execFile(git, ['var', 'GIT_AUTHOR_IDENT'], options, (error, stdout) => {
      resolve(error === null ? readIdent(stdout) : undefined);
    });
  });
}

/** `Alice Example <alice@acme.example> 1700000000 +0100`. Source: git-var(1). */
function readIdent(text: string): CommitAuthor | undefined {
  const [, name, email] = /^(.*) <([^<>]*)> \d+ [+-]\d{4}\s*$/.exec(text) ?? [];
  return name === undefined || email === undefined ? undefined : { name, email };
}
