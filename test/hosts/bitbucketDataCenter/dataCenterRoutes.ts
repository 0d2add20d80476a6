import { includes, type Right } from '../core/practiceToken';
import { json, type Reply } from '../core/reply';
import { fieldsOf, flagIn, textIn } from '../core/requestBody';
import type { RouteEntry } from '../core/routeTable';
import { joined } from '../core/sequence';
import type { PracticeOrganization, PracticeRepository } from '../core/world';
import { projectBody, repositoryBody, userBody } from './dataCenterBodies';
import {
  dataCenterError,
  isVisible,
  isVisibleProject,
  listReply,
  notPermitted,
  projectRight,
  repositoryRight,
  visibleRepository,
  type DataCenterCall,
} from './dataCenterCall';
import { dataCenterBranchRoutes } from './dataCenterBranchRoutes';
import { dataCenterWebhookRoutes } from './dataCenterWebhookRoutes';

export const dataCenterRoutes: readonly RouteEntry<DataCenterCall, Reply | Promise<Reply>>[] = [
  { pattern: '/application-properties', answer: properties },
  { pattern: '/users', answer: users },
  { pattern: '/users/:slug', answer: user },
  { pattern: '/projects', answer: projects },
  { pattern: '/projects/:key', answer: project },
  { pattern: '/projects/:key/repos', answer: projectRepositories },
  { method: 'POST', pattern: '/projects/:key/repos', answer: createRepository },
  { pattern: '/projects/:key/repos/:slug', answer: repository },
  { pattern: '/repos', answer: repositories },
  ...dataCenterBranchRoutes,
  ...dataCenterWebhookRoutes,
];

/** Open to everyone, so that it proves nothing about a token but for the header that names the user. */
function properties({ state }: DataCenterCall): Reply {
  return json(200, {
    version: state.version ?? '9.4.3',
    buildNumber: '9004003',
    buildDate: '1735689600000',
    displayName: 'Bitbucket',
  });
}

function user(call: DataCenterCall, slug: string): Reply {
  if (call.token === undefined) return notPermitted();
  const found = call.state.world.user(slug);
  return found === undefined
    ? dataCenterError(404, `User ${slug} does not exist.`, 'user.NoSuchUserException')
    : json(200, userBody(call, found));
}

function users(call: DataCenterCall): Reply {
  if (call.token === undefined) return notPermitted();
  const filter = call.request.query.get('filter')?.toLowerCase() ?? '';
  const found = call.state.world.users.filter((one) =>
    `${one.login} ${one.name} ${one.email}`.toLowerCase().includes(filter),
  );
  return listReply(call, found, (one) => userBody(call, one));
}

function projects(call: DataCenterCall): Reply {
  const name = call.request.query.get('name')?.toLowerCase() ?? '';
  const needed = levels[call.request.query.get('permission') ?? ''];
  const found = call.state.world.organizations.filter(
    (one) =>
      one.personal === undefined &&
      isVisibleProject(call, one) &&
      (needed === undefined || includes(projectRight(call, one), needed)) &&
      one.name.toLowerCase().includes(name),
  );
  return listReply(call, found, (one) => projectBody(call, one));
}

function project(call: DataCenterCall, key: string): Reply {
  return withProject(call, key, (found) => json(200, projectBody(call, found)));
}

function projectRepositories(call: DataCenterCall, key: string): Reply {
  return withProject(call, key, (found) => {
    const all = call.state.world.repositories.filter(
      (one) => one.organization === found.path && isVisible(call, one),
    );
    const seen = call.state.world
      .claimed(found.path)
      .filter((items) => items.slice(0, 1).some((first) => isVisible(call, first)));
    return listReply(call, joined([byName(all), ...seen]), (one) => repositoryBody(call, one));
  });
}

/** The slug is made of the name. */
function createRepository(call: DataCenterCall, key: string): Reply | Promise<Reply> {
  return withProject<Reply | Promise<Reply>>(call, key, (found) => {
    if (!includes(projectRight(call, found), 'admin')) return notPermitted();
    const fields = fieldsOf(call.request.body);
    const name = (textIn(fields, 'name') ?? '').toLowerCase().replace(/ /g, '-');
    if (!/^[a-z0-9][\w.-]*$/.test(name)) {
      const message = 'The name must start with a letter or number.';
      return dataCenterError(400, message, 'validation.ArgumentValidationException');
    }
    if (call.state.world.repository(`${found.path}/${name}`) !== undefined) {
      const message = 'This repository URL is already taken.';
      return dataCenterError(409, message, 'repository.RepositoryAlreadyExistsException');
    }
    const description = textIn(fields, 'description');
    return call.state
      .createRepository({
        organization: found.path,
        name,
        private: flagIn(fields, 'public') !== true,
        ...(description === undefined ? {} : { description }),
      })
      .then((made) => json(201, repositoryBody(call, made)));
  });
}

function withProject<T extends Reply | Promise<Reply>>(
  call: DataCenterCall,
  key: string,
  answer: (found: PracticeOrganization) => T,
): T | Reply {
  const found = call.state.world.organization(key);
  if (found === undefined) {
    return dataCenterError(404, `Project ${key} does not exist.`, 'project.NoSuchProjectException');
  }
  return isVisibleProject(call, found) ? answer(found) : notPermitted();
}

function repository(call: DataCenterCall, key: string, slug: string): Reply {
  const found = visibleRepository(call, key, slug);
  return 'kind' in found ? found : json(200, repositoryBody(call, found));
}

const levels: Readonly<Record<string, Right>> = {
  REPO_READ: 'read',
  REPO_WRITE: 'write',
  REPO_ADMIN: 'admin',
  PROJECT_READ: 'read',
  PROJECT_VIEW: 'read',
  PROJECT_WRITE: 'write',
  PROJECT_ADMIN: 'admin',
};

/** Public repositories need no permission and are left out where one is asked for that nobody was given. */
function repositories(call: DataCenterCall): Reply {
  const { query } = call.request;
  const text = (name: string) => query.get(name)?.trim().toLowerCase();
  const permission = query.get('permission');
  const needed = levels[permission ?? 'REPO_READ'];
  if (needed === undefined) {
    return dataCenterError(
      400,
      `${String(permission)} is not a permission.`,
      'validation.ArgumentValidationException',
    );
  }
  const { world } = call.state;
  const found = world.repositories.filter((one) => {
    const owner = world.organization(one.organization);
    return (
      isVisible(call, one) &&
      includes(repositoryRight(world, call.token, one), needed) &&
      (permission === null || call.token !== undefined) &&
      one.name.toLowerCase().includes(text('name') ?? '') &&
      (text('projectkey') ?? one.organization.toLowerCase()) === one.organization.toLowerCase() &&
      (owner?.name ?? '').toLowerCase().includes(text('projectname') ?? '') &&
      (text('visibility') ?? (one.private ? 'private' : 'public')) === (one.private ? 'private' : 'public')
    );
  });
  // Claimed ones come last, and are not searched.
  const seen = world
    .claimed()
    .filter(
      (items) => text('name') === undefined && items.slice(0, 1).some((first) => isVisible(call, first)),
    );
  return listReply(call, joined([byName(found), ...seen]), (one) => repositoryBody(call, one));
}

function byName(all: readonly PracticeRepository[]): readonly PracticeRepository[] {
  return [...all].sort((one, other) => (one.fullName.toLowerCase() < other.fullName.toLowerCase() ? -1 : 1));
}
