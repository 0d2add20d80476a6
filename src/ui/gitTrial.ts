import type { TrialAccounts } from '../core/credential/trialAccounts';
import type { GitTrial } from '../core/diagnosis/connectionTest';
import type { GitHost } from '../core/host/gitHost';
import { lsRemote } from '../git/lsRemote';
import { fail, ok } from '../shared/result';
import { openGitApi } from './gitExtension';
import type { GitIntegration } from './gitIntegration';

const timeoutMs = 20_000;

/** Real Git with the credential of the account under test: the helper names the trial, the broker finds it. */
export function createGitTrial(
  trials: TrialAccounts,
  hosts: ReadonlyMap<string, GitHost>,
  gitIntegration: Pick<GitIntegration, 'whileClaiming'>,
): GitTrial {
  return async (url, definition, account, signal) => {
    const git = (await openGitApi())?.git.path;
    const host = hosts.get(definition.type);
    if (git === undefined || host === undefined) return fail({ kind: 'gitMissing' });
    const result = await trials.during({ definition, account, host }, (name) =>
      gitIntegration.whileClaiming(definition.baseUrl.href, () =>
        lsRemote({ git, url, environment: { ...process.env, GIT_PROVIDERS_TEST: name }, signal, timeoutMs }),
      ),
    );
    return result.ok ? ok(undefined) : result;
  };
}
