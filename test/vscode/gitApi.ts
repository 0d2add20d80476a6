import { extensions, Uri, type Disposable } from 'vscode';
import type { GitCredentialsProvider } from '../../src/ui/gitExtension';

/** The parts of VS Code's Git API that only tests use. */
export interface TestGitApi {
  openRepository(root: Uri): Promise<TestRepository | null>;
  registerCredentialsProvider(provider: GitCredentialsProvider): Disposable;
}

export interface TestRepository {
  fetch(remote: string): Promise<void>;
}

export async function gitApi(): Promise<TestGitApi> {
  const extension = extensions.getExtension<{ getAPI(version: 1): TestGitApi }>('vscode.git');
  if (extension === undefined) throw new Error('this VS Code has no Git extension');
  return (await extension.activate()).getAPI(1);
}

export async function openInGit(api: TestGitApi, directory: string): Promise<TestRepository> {
  const repository = await api.openRepository(Uri.file(directory));
  if (repository === null) throw new Error(`VS Code’s Git does not open ${directory}`);
  return repository;
}
