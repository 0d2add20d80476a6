import type { TrialAccounts } from '../core/credential/trialAccounts';
import type { GitTrial } from '../core/diagnosis/gitTrial';
import type { GitHost } from '../core/host/gitHost';
import { fail } from '../shared/result';
import { openGitApi } from './gitExtension';
import type { GitIntegration } from './gitIntegration';

const timeoutMs = 20_000;

/** Real Git with the credential of the account under test: the helper names the trial, the broker finds it. */
export function createGitTrial(
  trials: TrialAccounts,
  hosts: ReadonlyMap<string, GitHost>,
  gitIntegration: Pick<GitIntegration, 'whileClaiming' | 'reachesGit'>,
): GitTrial {
  return async (url, definition, account, signal) => {
    const git = (await openGitApi())?.git.path;
    const host = hosts.get(definition.type);
    if (git === undefined || host === undefined) return fail({ kind: 'gitMissing' });
    if (!gitIntegration.reachesGit()) return fail({ kind: 'notServed' });
    const { tryGit } = await import('../git/tryGit');
    const tried = await trials.during({ definition, account, host }, (name) =>
      gitIntegration.whileClaiming(definition.baseUrl.href, () =>
        tryGit({ git, url, environment: { ...process.env, GIT_PROVIDERS_TEST: name }, signal, timeoutMs }),
      ),
    );
    if (tried.ok || tried.error.said === undefined) return tried;
    // A server may repeat in its words what it was sent.
    return fail({ ...tried.error, said: tried.error.said.replaceAll(account.token.open(), '***') });
  };
}
