import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CredentialSource } from '../../src/core/credential/gitRequest';
import { createGitSide, type GitSide } from '../../src/git/gitSide';
import type { GitEnvironment } from './loneGit';

/** The part of the product that Git asks, at work for one base URL; `environment` is how Git comes to ask it. */
export async function startGitSide(
  directory: string,
  gitEnvironment: GitEnvironment,
  source: CredentialSource,
  baseUrl: string,
): Promise<Pick<GitSide, 'dispose'> & { readonly environment: GitEnvironment }> {
  const side = createGitSide({
    storageDirectory: join(directory, 'storage'),
    windowId: 'bench',
    environment: gitEnvironment,
    forbiddenRoots: [],
    node: process.execPath,
    nodeHelper: join(tmpdir(), 'absent.js'),
    onError: (error) => {
      throw error;
    },
  });
  const started = await side.start(source);
  if (!started.ok) throw new Error(`The broker does not start: ${started.error.kind}`);
  await side.claim([baseUrl]);
  if (!side.environment.ok) throw new Error(`The environment is ${side.environment.error}`);
  return {
    environment: side.environment.value.changes,
    dispose: () => {
      side.dispose();
    },
  };
}

/** Takes the place of a question to the user: where one comes up, what is measured is not what is meant. */
export const refuse = (): never => {
  throw new Error('Git needs an answer that nobody gives here.');
};
