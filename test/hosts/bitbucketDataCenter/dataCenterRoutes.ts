import { includes, type Right } from '../core/practiceToken';
import { json, type Reply } from '../core/reply';
import type { RouteEntry } from '../core/routeTable';
import type { PracticeOrganization, PracticeRepository, PracticeUser } from '../core/world';
import {
  dataCenterError,
  isVisibleProject,
  listReply,
  notPermitted,
  projectRight,
  repositoryRight,
  type DataCenterCall,
} from './dataCenterCall';

export const dataCenterRoutes: readonly RouteEntry<DataCenterCall, Reply>[] = [
  { pattern: '/application-properties', answer: properties },
  { pattern: '/users/:slug', answer: user },
  { pattern: '/projects', answer: projects },
  { pattern: '/projects/:key', answer: project },
  { pattern: '/projects/:key/repos', answer: projectRepositories },
  { pattern: '/projects/:key/repos/:slug', answer: repository },
  { pattern: '/repos', answer: repositories },
];

/** Open to everyone, so that it proves nothing about a token but for the header that names the user. */
function properties(): Reply {
  return json(200, {
    version: '9.4.3',
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
    return listReply(call, byName(all), (one) => repositoryBody(call, one));
  });
}

function withProject(
  call: DataCenterCall,
  key: string,
  answer: (found: PracticeOrganization) => Reply,
): Reply {
  const found = call.state.world.organization(key);
  if (found === undefined) {
    return dataCenterError(404, `Project ${key} does not exist.`, 'project.NoSuchProjectException');
  }
  return isVisibleProject(call, found) ? answer(found) : notPermitted();
}

function repository(call: DataCenterCall, key: string, slug: string): Reply {
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
  return isVisible(call, found) ? json(200, repositoryBody(call, found)) : notPermitted();
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
  return listReply(call, byName(found), (one) => repositoryBody(call, one));
}

function isVisible(call: DataCenterCall, one: PracticeRepository): boolean {
  return includes(repositoryRight(call.state.world, call.token, one), 'read');
}

function byName(all: readonly PracticeRepository[]): readonly PracticeRepository[] {
  return [...all].sort((one, other) => (one.fullName.toLowerCase() < other.fullName.toLowerCase() ? -1 : 1));
}

function userBody(call: DataCenterCall, person: PracticeUser) {
  return {
    name: person.login,
    emailAddress: person.email,
    active: true,
    displayName: person.name,
    id: person.id,
    slug: person.login,
    type: 'NORMAL',
    links: { self: [{ href: `${call.base}/users/${person.login}` }] },
  };
}

function projectBody(call: DataCenterCall, one: PracticeOrganization) {
  const owner = call.state.world.user(one.personal);
  const common = { key: one.path, id: one.id, name: one.name };
  const path = owner === undefined ? `projects/${one.path}` : `users/${owner.login}`;
  const links = { self: [{ href: `${call.base}/${path}` }] };
  if (owner !== undefined) return { ...common, type: 'PERSONAL', owner: userBody(call, owner), links };
  return { ...common, description: `${one.name} (practice)`, public: false, type: 'NORMAL', links };
}

function repositoryBody(call: DataCenterCall, one: PracticeRepository) {
  const owner = call.state.world.organization(one.organization);
  const host = new URL(call.base);
  const scm = one.fullName.toLowerCase();
  return {
    slug: one.name,
    id: one.id,
    name: one.name,
    description: one.description,
    hierarchyId: `practice${String(one.id)}`,
    scmId: 'git',
    state: 'AVAILABLE',
    statusMessage: 'Available',
    forkable: true,
    project: owner === undefined ? null : projectBody(call, owner),
    public: !one.private,
    archived: false,
    links: {
      clone: [
        { href: `ssh://git@${host.hostname}:7999/${scm}.git`, name: 'ssh' },
        { href: `${call.base}/scm/${scm}.git`, name: 'http' },
      ],
      self: [{ href: `${call.base}/projects/${one.organization}/repos/${one.name}/browse` }],
    },
  };
}
