import type { GitAnswer } from '../core/gitBackend';
import type { GitHttpRequest } from '../core/gitRequest';
import type { HostState } from '../core/hostRules';
import { presented, type PracticeRequest } from '../core/practiceRequest';
import { includes } from '../core/practiceToken';
import { text, type Reply } from '../core/reply';
import { repositoryRight } from './dataCenterCall';

/** `key` and `slug` in any letter case; a user's token goes with the user's name, a project's with `x-token-auth`. */
export function dataCenterGit(
  request: PracticeRequest,
  git: GitHttpRequest,
  state: HostState,
): Reply | GitAnswer {
  const repository = state.world.repository(git.repository.join('/'));
  const writes = git.service === 'git-receive-pack';
  const credential = presented(request.headers);
  if (credential.kind === 'none') {
    return repository === undefined || repository.private || writes
      ? challenge()
      : { kind: 'git', directory: repository.directory, file: git.file };
  }
  const found = 'token' in credential ? state.tokens.find(credential.token) : undefined;
  if (found?.state !== 'valid') return challenge();
  const { token } = found;
  if (credential.kind === 'basic' && credential.username.toLowerCase() !== token.username.toLowerCase()) {
    return challenge();
  }
  const right = repository === undefined ? 'none' : repositoryRight(state.world, token, repository);
  if (repository === undefined || !includes(right, 'read')) {
    return text(
      404,
      'Repository not found\nThe requested repository does not exist, or you do not have permission to access it.',
    );
  }
  if (writes && !includes(right, 'write'))
    return text(403, 'You are not permitted to push to this repository.');
  return { kind: 'git', directory: repository.directory, file: git.file, user: token.user ?? token.username };
}

function challenge(): Reply {
  return text(401, 'Authentication failed. Please check your credentials and try again.', {
    'WWW-Authenticate': 'Basic realm="Atlassian Bitbucket"',
  });
}
