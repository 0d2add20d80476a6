import type { GitAnswer } from '../core/gitBackend';
import type { GitHttpRequest } from '../core/gitRequest';
import type { HostState } from '../core/hostRules';
import { presented, type PracticeRequest } from '../core/practiceRequest';
import { includes, type PracticeToken } from '../core/practiceToken';
import { text, type Reply } from '../core/reply';
import { reaches } from '../core/world';
import { contentsRight, hasScopes } from './githubAccess';
import type { GithubDeployment } from './githubCall';
import { heldFromGit } from './githubHolds';

/** 401 is for credentials that are absent or wrong; a good token without access is told that nothing is there. */
export function githubGit(
  request: PracticeRequest,
  git: GitHttpRequest,
  state: HostState,
  deployment: GithubDeployment,
): Reply | GitAnswer {
  const repository = state.world.repository(git.repository.join('/'));
  const credential = presented(request.headers);
  const writes = git.service === 'git-receive-pack';
  if (credential.kind === 'none') {
    if (repository === undefined || repository.private || deployment === 'ghe.com')
      return challenge('Repository not found.');
    return writes
      ? challenge('No anonymous write access.')
      : { kind: 'git', directory: repository.directory, file: git.file };
  }
  const found = credential.kind === 'basic' ? state.tokens.find(credential.token) : undefined;
  if (found?.state !== 'valid') {
    return challenge(
      'Invalid username or token. Password authentication is not supported for Git operations.',
    );
  }
  const { token } = found;
  const held = heldFromGit(token, repository);
  if (held !== undefined) return text(403, held);
  if (repository === undefined) return missing();
  if (!includes(state.world.tokenRight(token, repository), 'read')) return missing();
  if (!includes(contentsRight(state, token, repository), writes ? 'write' : 'read')) {
    return text(403, refusal(token, repository.fullName, reaches(token, repository.fullName)));
  }
  return { kind: 'git', directory: repository.directory, file: git.file, user: token.user ?? 'app' };
}

/** A token that was given too little is told so; a user who may not push is named. */
function refusal(token: PracticeToken, fullName: string, reached: boolean): string {
  const limited = reached && (!hasScopes(token) || !token.scopes.includes('repo'));
  return limited
    ? 'Write access to repository not granted.'
    : `Permission to ${fullName}.git denied to ${token.user ?? 'app[bot]'}.`;
}

const missing = (): Reply => text(404, 'Repository not found.');

function challenge(message: string): Reply {
  return text(401, message, { 'WWW-Authenticate': 'Basic realm="GitHub"' });
}
