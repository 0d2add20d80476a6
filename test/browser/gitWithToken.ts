import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../scripts/run.mjs';

/** Runs `git ls-remote` with nothing of the user's own but an answer to Git's questions; gives its output. */
export async function lsRemoteWithToken(
  directory: string,
  url: string,
  answers: { readonly username: string; readonly token: string },
): Promise<string> {
  const home = join(directory, 'one-off');
  const [askpass, secret] = [join(home, 'askpass'), join(home, 'token')];
  await mkdir(home, { recursive: true });
  await writeFile(secret, answers.token, { mode: 0o600 });
  const cases = `Username*) echo '${answers.username}' ;; *) cat '${secret}' ;;`;
  await writeFile(askpass, `#!/bin/sh\ncase "$1" in ${cases} esac\n`, { mode: 0o700 });
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: askpass,
  };
  const { output } = await run('git', ['ls-remote', url], { env, quiet: true, cwd: home });
  await rm(home, { recursive: true });
  return output;
}
