import type { LogOutputChannel } from 'vscode';
import type { Ending } from '../shared/emitter';
import type { AccountSummaries } from '../core/account/accountSummaries';
import type { CredentialSource } from '../core/credential/gitRequest';
import type { Resolver } from '../core/credential/resolver';
import type { GitIntegration } from './gitIntegration';
import { registerCredentialsFallback } from './credentialsProvider';
import { openGitApi } from './gitExtension';
import { followOpenRepository } from './openRepository';
import { showProviderStatus, type StatusItemParts } from './providerStatusItem';

export interface ConnectGitParts extends Omit<StatusItemParts, 'repository' | 'accountsChanged'> {
  readonly summaries: AccountSummaries;
  readonly resolver: Resolver;
  readonly source: CredentialSource;
  readonly gitIntegration: GitIntegration;
  readonly log: LogOutputChannel;
}

/** Waits, after activation, for VS Code's Git and joins it: broker, fallback and status bar. */
export function connectGit(parts: ConnectGitParts): Ending {
  const endings: Ending[] = [];
  let disposed = false;
  const connect = async (): Promise<void> => {
    const git = await openGitApi();
    await parts.gitIntegration.start(parts.source, git?.git.path);
    if (git === undefined || disposed) return;
    const repository = followOpenRepository(git, parts.resolver);
    endings.push(
      repository,
      registerCredentialsFallback(git, parts.source, () => !parts.gitIntegration.reachesGit()),
      showProviderStatus({ ...parts, repository, accountsChanged: parts.summaries.onDidChange }),
    );
  };
  connect().catch((cause: unknown) => {
    parts.log.error('Git could not be joined', String(cause));
  });
  return {
    dispose: () => {
      disposed = true;
      for (const ending of endings) ending.dispose();
    },
  };
}
