import { join } from 'node:path';
import type { CredentialWay, Login } from './credentialWay';
import type { LoneGit } from './loneGit';

/** Git's own way to keep a credential in memory: git-credential-cache(1), filled beforehand. */
export async function credentialCache(directory: string, git: LoneGit, login: Login): Promise<CredentialWay> {
  const socket = join(directory, 'cache', 'socket');
  const environment = {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'credential.helper',
    GIT_CONFIG_VALUE_0: `cache --timeout 3600 --socket ${socket}`,
  };
  const { protocol, host } = new URL(login.baseUrl);
  const facts = { protocol: protocol.slice(0, -1), host, username: login.username, password: login.token };
  const lines = Object.entries(facts).map(([name, value]) => `${name}=${value}\n`);
  await git.run(['credential', 'approve'], environment, `${lines.join('')}\n`);
  return { environment, close: () => git.run(['credential-cache', '--socket', socket, 'exit']) };
}
