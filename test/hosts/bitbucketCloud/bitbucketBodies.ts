import { createHash } from 'node:crypto';
import type { PracticeOrganization, PracticeRepository, PracticeUser } from '../core/world';
import type { BitbucketCall } from './bitbucketCall';

/** In braces, as Bitbucket writes them; it follows from what it names. */
export function uuid(of: string): string {
  const hex = createHash('sha256').update(of).digest('hex');
  return `{${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}}`;
}

export function userBody(call: BitbucketCall, user: PracticeUser) {
  const id = uuid(`user ${user.login}`);
  const encoded = encodeURIComponent(id);
  return {
    type: 'user',
    uuid: id,
    display_name: user.name,
    nickname: user.login,
    username: user.login,
    account_id: `557058:${id.slice(1, -1)}`,
    account_status: 'active',
    is_staff: false,
    created_on: '2020-01-01T00:00:00.000000+00:00',
    links: {
      self: { href: `${call.api}/users/${encoded}` },
      avatar: { href: `${call.web}/account/${user.login}/avatar/` },
      repositories: { href: `${call.api}/repositories/${encoded}` },
      snippets: { href: `${call.api}/snippets/${encoded}` },
      html: { href: `${call.web}/${encoded}/` },
      hooks: { href: `${call.api}/workspaces/${encoded}/hooks` },
    },
  };
}

/** Schema `workspace_base`, which has no name. */
export function workspaceBase(call: BitbucketCall, workspace: PracticeOrganization) {
  return {
    type: 'workspace_base',
    uuid: uuid(`workspace ${workspace.path}`),
    slug: workspace.path,
    links: {
      self: { href: `${call.api}/workspaces/${workspace.path}` },
      avatar: { href: `${call.web}/workspaces/${workspace.path}/avatar/` },
    },
  };
}

/** Schema `workspace`. */
export function workspaceBody(call: BitbucketCall, workspace: PracticeOrganization) {
  const self = `${call.api}/workspaces/${workspace.path}`;
  return {
    type: 'workspace',
    uuid: uuid(`workspace ${workspace.path}`),
    name: workspace.name,
    slug: workspace.path,
    is_private: true,
    is_privacy_enforced: false,
    forking_mode: 'allow_forks',
    created_on: '2020-01-01T00:00:00.000000+00:00',
    updated_on: '2026-01-01T00:00:00.000000+00:00',
    links: {
      avatar: { href: `${call.web}/workspaces/${workspace.path}/avatar/` },
      html: { href: `${call.web}/${workspace.path}/` },
      members: { href: `${self}/members` },
      owners: { href: `${self}/members?q=permission%3D%22owner%22` },
      self: { href: self },
      repositories: { href: `${call.api}/repositories/${workspace.path}` },
      projects: { href: `${self}/projects` },
      snippets: { href: `${call.api}/snippets/${workspace.path}` },
    },
  };
}

/** The one project of a workspace. */
export function projectBody(call: BitbucketCall, workspace: string) {
  return {
    type: 'project',
    key: 'MAIN',
    uuid: uuid(`project ${workspace}`),
    name: 'Main',
    links: { self: { href: `${call.api}/workspaces/${workspace}/projects/MAIN` } },
  };
}

/** Schema `repository`. The HTTPS clone link carries the user's name, as the host's does. */
export function repositoryBody(call: BitbucketCall, repository: PracticeRepository) {
  const self = `${call.api}/repositories/${repository.fullName}`;
  const html = `${call.web}/${repository.fullName}`;
  const web = new URL(call.web);
  const user = call.token?.user === undefined ? '' : `${call.token.user}@`;
  const workspace = call.state.world.organization(repository.organization);
  const time = (instant: string) => instant.replace('Z', '.000000+00:00');
  return {
    type: 'repository',
    uuid: uuid(`repository ${repository.fullName}`),
    full_name: repository.fullName,
    name: repository.name,
    slug: repository.name,
    description: repository.description,
    scm: 'git',
    website: null,
    is_private: repository.private,
    fork_policy: repository.private ? 'no_public_forks' : 'allow_forks',
    has_issues: false,
    has_wiki: false,
    language: 'javascript',
    size: 4096,
    created_on: time(repository.createdAt),
    updated_on: time(repository.updatedAt),
    mainbranch: { type: 'branch', name: 'main' },
    override_settings: { default_merge_strategy: true, branching_model: true },
    workspace: workspace === undefined ? null : workspaceBase(call, workspace),
    owner: {
      type: 'team',
      uuid: uuid(`workspace ${repository.organization}`),
      username: repository.organization,
      display_name: workspace?.name ?? repository.organization,
      links: { html: { href: `${call.web}/${repository.organization}/` } },
    },
    project: projectBody(call, repository.organization),
    links: {
      self: { href: self },
      html: { href: html },
      avatar: { href: `${call.web}/avatars/${repository.name}` },
      pullrequests: { href: `${self}/pullrequests` },
      commits: { href: `${self}/commits` },
      forks: { href: `${self}/forks` },
      watchers: { href: `${self}/watchers` },
      branches: { href: `${self}/refs/branches` },
      tags: { href: `${self}/refs/tags` },
      downloads: { href: `${self}/downloads` },
      source: { href: `${self}/src` },
      hooks: { href: `${self}/hooks` },
      clone: [
        {
          name: 'https',
          href: `${web.protocol}//${user}${web.host}${web.pathname}/${repository.fullName}.git`,
        },
        { name: 'ssh', href: `git@${web.hostname}:${repository.fullName}.git` },
      ],
    },
  };
}
