import type { LogOutputChannel } from 'vscode';
import type { AccountStore } from '../core/account/accountStore';
import type { AccountSummaries } from '../core/account/accountSummaries';
import type { CredentialSource } from '../core/credential/gitRequest';
import type { Resolver } from '../core/credential/resolver';
import type { MemoryPort } from '../core/provider/health';
import type { Ending } from '../shared/emitter';
import { followRepositories, type FollowRepositoriesParts } from './credential/followRepositories';
import { registerCredentialsFallback } from './credentialsProvider';
import type { GitApi } from './gitExtension';
import type { GitIntegration } from './gitIntegration';
import { followIdentity } from './identityNotice';
import { followOpenRepository } from './openRepository';
import { showProviderStatus, type StatusItemParts } from './providerStatusItem';
import { followRemoteSources, type RemoteSourcesFollowed } from './remoteSources/followRemoteSources';

export interface JoinGitParts
  extends
    Omit<StatusItemParts, 'repository' | 'accountsChanged'>,
    Omit<FollowRepositoriesParts, 'repository' | 'git'>,
    RemoteSourcesFollowed {
  readonly accounts: AccountStore;
  readonly summaries: AccountSummaries;
  readonly resolver: Resolver;
  readonly source: CredentialSource;
  readonly gitIntegration: GitIntegration;
  readonly memory: MemoryPort;
  readonly log: LogOutputChannel;
}

/** Everything that there is to do with VS Code's Git once it is there. */
export function joinGit(parts: JoinGitParts, git: GitApi): Ending {
  const repository = followOpenRepository(git, parts.resolver);
  const accountsChanged = parts.summaries.onDidChange;
  const endings: readonly Ending[] = [
    repository,
    registerCredentialsFallback(git, parts.source, () => parts.gitIntegration.usesFallback()),
    showProviderStatus({ ...parts, repository, accountsChanged }),
    followIdentity({ ...parts, repository, git: git.git.path, accountsChanged }),
    followRepositories({ ...parts, git, repository }),
    followRemoteSources(git, parts),
  ];
  return {
    dispose: () => {
      for (const ending of endings) ending.dispose();
    },
  };
}
