import { createServer } from 'node:http';
import { join } from 'node:path';
import * as v from 'valibot';
import type { BenchContext } from './benchContext';
import type { CredentialWay, Login } from './credentialWay';

/** What VS Code's askpass posts to its window: its own arguments, Git's question the third of them. */
const question = v.object({ askpassType: v.literal('https'), argv: v.array(v.string()) });

/**
 * VS Code's own way: the scripts of its Git extension, which start a Node for each of Git's two questions. The window
 * that they ask is a server on a socket, as the Git extension has one, which knows the answers at once.
 */
export async function vscodeAskpass(
  directory: string,
  { node, gitExtension }: BenchContext,
  login: Login,
): Promise<CredentialWay> {
  const socket = join(directory, 'askpass.sock');
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { argv } = v.parse(question, JSON.parse(Buffer.concat(chunks).toString()));
      const answer = argv.includes('Username') ? login.username : login.token;
      response.writeHead(200).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  return {
    environment: {
      GIT_ASKPASS: join(gitExtension, 'askpass.sh'),
      VSCODE_GIT_ASKPASS_NODE: node,
      VSCODE_GIT_ASKPASS_EXTRA_ARGS: '',
      VSCODE_GIT_ASKPASS_MAIN: join(gitExtension, 'askpass-main.js'),
      VSCODE_GIT_IPC_HANDLE: socket,
    },
    close: () =>
      new Promise((resolve) =>
        server.close(() => {
          resolve();
        }),
      ),
  };
}
