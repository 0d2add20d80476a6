import type { GitAnswer } from '../core/gitBackend';
import type { GitHttpRequest } from '../core/gitRequest';
import type { HostState } from '../core/hostRules';
import { presented, type PracticeRequest } from '../core/practiceRequest';
import { includes, type PracticeToken, type Right } from '../core/practiceToken';
import { redirect, text, type Reply } from '../core/reply';

/** Any user name goes with a token, except that a deploy token wants its own. */
export function gitlabGit(
  request: PracticeRequest,
  git: GitHttpRequest,
  state: HostState,
): Reply | GitAnswer {
  if (!git.suffix && git.file === 'info/refs') return redirect(301, withSuffix(request));
  const project = state.world.repository(git.repository.join('/'));
  const writes = git.service === 'git-receive-pack';
  const credential = presented(request.headers);
  if (credential.kind === 'none') {
    return project === undefined || project.private || writes
      ? denied()
      : { kind: 'git', directory: project.directory, file: git.file };
  }
  const found = credential.kind === 'basic' ? state.tokens.find(credential.token) : undefined;
  if (found?.state !== 'valid' || credential.kind !== 'basic') return denied();
  const { token } = found;
  const wrongUser =
    token.kind === 'deploy' ? credential.username !== token.username : credential.username === '';
  if (wrongUser) return denied();
  if (token.held === 'blocked') return text(403, 'Your account has been blocked.');
  if (project === undefined || !includes(state.world.tokenRight(token, project), 'read')) {
    return text(
      404,
      "The project you were looking for could not be found or you don't have permission to view it.",
    );
  }
  const scope = repositoryScope(token);
  if (!includes(scope, 'read') && project.private) return text(403, 'You are not allowed to download code.');
  if (writes && !includes(scope, 'write')) return text(403, 'You are not allowed to upload code.');
  if (writes && !includes(state.world.tokenRight(token, project), 'write')) {
    return text(403, 'You are not allowed to push code to this project.');
  }
  return { kind: 'git', directory: project.directory, file: git.file, user: token.user ?? token.username };
}

/** `write_repository` includes reading; `read_api` does not reach repositories. */
function repositoryScope(token: PracticeToken): Right {
  const has = (scope: string) => token.scopes.includes(scope);
  if (has('api') || has('write_repository')) return 'write';
  if (has('granular')) return granularRight(token);
  return has('read_repository') ? 'read' : 'none';
}

function granularRight({ permissions }: PracticeToken): Right {
  if (permissions?.includes('push_code') ?? true) return 'write';
  return permissions?.includes('download_code') === true ? 'read' : 'none';
}

function withSuffix(request: PracticeRequest): string {
  const path = request.path.replace(/\/info\/refs$/, '.git/info/refs');
  return `${request.origin}${path}?${request.query.toString()}`;
}

function denied(): Reply {
  const message =
    'HTTP Basic: Access denied. If a token was provided, it was either incorrect, expired, or improperly scoped.';
  return text(401, message, { 'WWW-Authenticate': 'Basic realm="GitLab"' });
}
