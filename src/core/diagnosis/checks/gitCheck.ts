import type { Result } from '../../../shared/result';
import type { ProviderStatus } from '../../provider/provider';
import type { GitFailureKind, GitTrialFailure, GitTrialSuccess } from '../gitTrial';
import { newToken, type Remedy } from '../remedy';
import { passed, skipped, type Check } from '../report';
import { isTimedOut, type TimedOut } from '../withinTime';
import { unanswered } from './stepResult';

/** @param repository full name of the one that Git was tried on */
export function gitCheck(
  repository: string,
  status: ProviderStatus,
  trial: Result<GitTrialSuccess, GitTrialFailure> | TimedOut,
): Check {
  if (isTimedOut(trial)) return unanswered('git', trial);
  if (!trial.ok) return failedCheck(repository, trial.error);
  const { unverifiedBy = [] } = trial.value;
  if (unverifiedBy.length > 0) {
    return {
      id: 'git',
      status: 'warning',
      finding: { kind: 'gitUnverified', repository, settings: unverifiedBy },
      remedies: [{ kind: 'showGitSettings', settings: unverifiedBy }],
    };
  }
  if (status === 'inactive') {
    const finding = { kind: 'gitInactive', repository } as const;
    return { id: 'git', status: 'warning', finding, remedies: [{ kind: 'activate' }] };
  }
  return passed('git', { kind: 'gitWorks', repository });
}

function failedCheck(repository: string, { kind, said, settings = [] }: GitTrialFailure): Check {
  if (kind === 'notServed') return skipped('git', { kind: 'gitNotServed' });
  if (kind === 'gitMissing') {
    const remedies: readonly Remedy[] = [
      { kind: 'showEditorSettings', about: 'gitPath' },
      { kind: 'showLog' },
    ];
    return { id: 'git', status: 'failed', finding: { kind: 'gitMissing' }, remedies };
  }
  const finding = {
    kind: 'gitFailed',
    repository,
    failure: kind,
    settings,
    ...(said !== undefined && said !== '' && { said }),
  } as const;
  const own: readonly Remedy[] = settings.length > 0 ? [{ kind: 'showGitSettings', settings }] : [];
  return { id: 'git', status: 'failed', finding, remedies: [...own, ...failureRemedies(kind)] };
}

/** Where Git has no setting that could be at fault, the ones that VS Code has and Git lacks are. */
function failureRemedies(failure: GitFailureKind): readonly Remedy[] {
  switch (failure) {
    case 'authenticationFailed':
    case 'repositoryNotFound':
    case 'forbidden':
      return newToken;
    case 'nameNotResolved':
    case 'refused':
    case 'timedOut':
    case 'proxy':
      return [{ kind: 'showEditorSettings', about: 'proxy' }, { kind: 'testAgain' }];
    case 'certificate':
      return [{ kind: 'showEditorSettings', about: 'certificates' }, { kind: 'testAgain' }];
    case 'quit':
      return [{ kind: 'updateToken' }];
    case 'other':
      return [{ kind: 'showLog' }, { kind: 'testAgain' }];
  }
}
