import type { HostState } from '../core/hostRules';
import type { PracticeRequest } from '../core/practiceRequest';
import { includes, lesser, type PracticeToken, type Right } from '../core/practiceToken';
import { json, type Reply } from '../core/reply';
import type { Sequence } from '../core/sequence';
import { reaches, type PracticeOrganization, type PracticeRepository, type World } from '../core/world';

/** One API request after its token was checked. */
export interface DataCenterCall {
  readonly request: PracticeRequest;
  readonly state: HostState;
  readonly token: PracticeToken | undefined;
  /** Base URL at which the request came in, context path included. */
  readonly base: string;
}

/** `exception` is the short name below `com.atlassian.bitbucket`. */
export function dataCenterError(status: number, message: string, exception: string): Reply {
  const exceptionName = `com.atlassian.bitbucket.${exception}`;
  return json(status, { errors: [{ context: null, message, exceptionName }] });
}

export const badCredentials = (): Reply =>
  dataCenterError(
    401,
    'Authentication failed. Please check your credentials and try again.',
    'auth.IncorrectPasswordAuthenticationException',
  );

/** 401 here does not mean that the credentials are wrong: the API answers so for what exists and is not shown. */
export const notPermitted = (): Reply =>
  dataCenterError(401, 'You are not permitted to access this resource', 'AuthorisationException');

/** What the user's rights and the token's own permissions leave. */
export function repositoryRight(
  world: World,
  token: PracticeToken | undefined,
  repository: PracticeRepository,
): Right {
  const right = world.tokenRight(token, repository);
  const capped = token === undefined ? right : lesser(right, permitted(token));
  return includes(capped, 'read') || repository.private ? capped : 'read';
}

function permitted(token: PracticeToken): Right {
  const has = (level: string) => token.scopes.some((scope) => scope.endsWith(`_${level}`));
  return has('ADMIN') ? 'admin' : has('WRITE') ? 'write' : has('READ') ? 'read' : 'none';
}

export function isVisible(call: DataCenterCall, one: PracticeRepository): boolean {
  return includes(repositoryRight(call.state.world, call.token, one), 'read');
}

/** The repository, or what is said in its place. */
export function visibleRepository(
  call: DataCenterCall,
  key: string,
  slug: string,
): PracticeRepository | Reply {
  const { world } = call.state;
  if (world.organization(key) === undefined) {
    return dataCenterError(404, `Project ${key} does not exist.`, 'project.NoSuchProjectException');
  }
  const found = world.repository(`${key}/${slug}`);
  if (found === undefined) {
    return dataCenterError(
      404,
      `Repository ${key}/${slug} does not exist.`,
      'repository.NoSuchRepositoryException',
    );
  }
  return isVisible(call, found) ? found : notPermitted();
}

export function isVisibleProject(call: DataCenterCall, project: PracticeOrganization): boolean {
  return includes(projectRight(call, project), 'read') || isPublic(call, project);
}

export function projectRight(call: DataCenterCall, project: PracticeOrganization): Right {
  const { token, state } = call;
  if (token === undefined || !reaches(token, project.path)) return 'none';
  const own = token.user === undefined ? 'write' : state.world.userRight(token.user, project.path);
  return lesser(own, permitted(token));
}

function isPublic(call: DataCenterCall, project: PracticeOrganization): boolean {
  return call.state.world.repositories.some((one) => one.organization === project.path && !one.private);
}

/** A page in Data Center's envelope: `start` and `limit`, `nextPageStart` null on the last one. */
export function listReply<T>(call: DataCenterCall, all: Sequence<T>, body: (item: T) => unknown): Reply {
  const number = (name: string, preset: number) => {
    const value = call.request.query.get(name) ?? '';
    return /^\d{1,9}$/.test(value) ? Number(value) : preset;
  };
  const limit = Math.min(Math.max(1, number('limit', 25)), 1000);
  const start = number('start', 0);
  const values = all.slice(start, start + limit);
  const isLastPage = start + limit >= all.length;
  return json(200, {
    size: values.length,
    limit,
    isLastPage,
    values: values.map(body),
    start,
    nextPageStart: isLastPage ? null : start + limit,
  });
}
