import type { GitAnswer } from '../core/gitBackend';
import type { GitHttpRequest } from '../core/gitRequest';
import type { HostState } from '../core/hostRules';
import { presented, type PracticeRequest } from '../core/practiceRequest';
import { includes, type PracticeToken } from '../core/practiceToken';
import { text, type Reply } from '../core/reply';
import { hasScope, hiddenRepository, lacksScopes, readRepository, writeRepository } from './bitbucketCall';

export function bitbucketGit(
  request: PracticeRequest,
  git: GitHttpRequest,
  state: HostState,
): Reply | GitAnswer {
  const repository = state.world.repository(git.repository.join('/'));
  const writes = git.service === 'git-receive-pack';
  const credential = presented(request.headers);
  if (credential.kind === 'none') {
    return repository === undefined || repository.private || writes
      ? challenge('Authentication is required.')
      : { kind: 'git', directory: repository.directory, file: git.file };
  }
  const found = credential.kind === 'basic' ? state.tokens.find(credential.token) : undefined;
  if (found === undefined || credential.kind !== 'basic') return challenge('Invalid credentials.');
  const { token } = found;
  if (token.kind === 'appPassword') {
    return text(410, 'App passwords are deprecated and must be replaced with API tokens.');
  }
  if (found.state !== 'valid' || !isRightUser(token, credential.username))
    return challenge('Invalid credentials.');
  const right = repository === undefined ? 'none' : state.world.tokenRight(token, repository);
  if (repository === undefined || !includes(right, 'read')) return text(404, hiddenRepository);
  const scope = writes ? writeRepository : readRepository;
  if (!hasScope(token, scope) && (writes || repository.private)) return text(403, lacksScopes);
  if (writes && !includes(right, 'write'))
    return text(403, 'You do not have write access to this repository.');
  return { kind: 'git', directory: repository.directory, file: git.file, user: token.user ?? token.username };
}

/** The email, which the API wants, is wrong here; a token made without scopes is wrong everywhere. */
function isRightUser(token: PracticeToken, username: string): boolean {
  if (token.kind === 'accessToken') return username === 'x-token-auth';
  return token.scopes.length > 0 && (username === 'x-bitbucket-api-token-auth' || username === token.user);
}

function challenge(message: string): Reply {
  return text(401, message, { 'WWW-Authenticate': 'Basic realm="Bitbucket.org HTTP"' });
}
