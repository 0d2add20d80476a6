import type { PracticeOrganization, PracticeRepository, PracticeUser } from '../core/world';
import { accessLevel, isPublic, memberRight, type GitlabCall } from './gitlabCall';

/** What anybody is told of a user. */
export function publicUserBody(call: GitlabCall, user: PracticeUser) {
  return {
    id: user.id,
    username: user.login,
    public_email: null,
    name: user.name,
    state: 'active',
    locked: false,
    avatar_url: null,
    web_url: `${call.base}/${user.login}`,
  };
}

/** What `GET /user` tells the user of the token. */
export function userBody(call: GitlabCall, user: PracticeUser, bot = false) {
  return {
    ...publicUserBody(call, user),
    created_at: '2020-01-01T00:00:00.000Z',
    bio: '',
    location: '',
    linkedin: '',
    twitter: '',
    discord: '',
    website_url: '',
    github: '',
    organization: '',
    job_title: '',
    pronouns: null,
    bot,
    work_information: null,
    local_time: null,
    last_sign_in_at: '2026-01-01T08:00:00.000Z',
    confirmed_at: '2020-01-01T00:00:00.000Z',
    last_activity_on: '2026-01-01',
    email: user.email,
    theme_id: 3,
    color_scheme_id: 1,
    projects_limit: 100000,
    current_sign_in_at: '2026-01-01T08:00:00.000Z',
    identities: [],
    can_create_group: !bot,
    can_create_project: !bot,
    two_factor_enabled: true,
    external: false,
    private_profile: false,
    commit_email: user.email,
  };
}

export function groupBody(call: GitlabCall, group: PracticeOrganization) {
  const parents = group.path.split('/').slice(0, -1).join('/');
  const parent = call.state.world.organization(parents);
  return {
    id: group.id,
    web_url: `${call.base}/groups/${group.path}`,
    name: group.name,
    path: group.path.slice(group.path.lastIndexOf('/') + 1),
    description: '',
    visibility: visibilityOf(isPublic(call, group)),
    share_with_group_lock: false,
    require_two_factor_authentication: false,
    two_factor_grace_period: 48,
    project_creation_level: 'developer',
    auto_devops_enabled: null,
    subgroup_creation_level: 'maintainer',
    emails_disabled: false,
    emails_enabled: true,
    mentions_disabled: null,
    lfs_enabled: true,
    archived: false,
    default_branch: 'main',
    default_branch_protection: 2,
    avatar_url: null,
    request_access_enabled: true,
    full_name: parent === undefined ? group.name : `${parent.name} / ${group.name}`,
    full_path: group.path,
    created_at: '2020-01-01T00:00:00.000Z',
    parent_id: parent?.id ?? null,
    organization_id: 1,
    shared_runners_setting: 'enabled',
  };
}

/** The fields of `simple=true`. */
export function simpleProject(call: GitlabCall, project: PracticeRepository) {
  const namespace = call.state.world.organization(project.organization);
  const web = `${call.base}/${project.fullName}`;
  const namespaceName = namespace?.name ?? project.organization;
  return {
    id: project.id,
    description: project.description,
    name: project.name,
    name_with_namespace: `${namespaceName} / ${project.name}`,
    path: project.name,
    path_with_namespace: project.fullName,
    created_at: project.createdAt.replace('Z', '.000Z'),
    default_branch: 'main',
    tag_list: [],
    topics: [],
    ssh_url_to_repo: `git@${new URL(call.base).hostname}:${project.fullName}.git`,
    http_url_to_repo: `${web}.git`,
    web_url: web,
    readme_url: `${web}/-/blob/main/README.md`,
    forks_count: 0,
    avatar_url: null,
    star_count: 0,
    last_activity_at: project.updatedAt.replace('Z', '.000Z'),
    namespace: namespaceBody(
      call,
      namespace ?? { id: 0, path: project.organization, name: project.organization },
    ),
  };
}

export function namespaceBody(call: GitlabCall, namespace: PracticeOrganization) {
  const { path, personal } = namespace;
  const parent = call.state.world.organization(path.split('/').slice(0, -1).join('/'));
  return {
    id: namespace.id,
    name: namespace.name,
    path: path.slice(path.lastIndexOf('/') + 1),
    kind: personal === undefined ? 'group' : 'user',
    full_path: path,
    parent_id: parent?.id ?? null,
    avatar_url: null,
    web_url: `${call.base}/${personal === undefined ? 'groups/' : ''}${path}`,
  };
}

export function fullProject(call: GitlabCall, project: PracticeRepository) {
  const api = `${call.base}/api/v4/projects/${String(project.id)}`;
  const level = accessLevel(memberRight(call, project.fullName));
  const access = level === 0 ? null : { access_level: level, notification_level: 3 };
  const personal = call.state.world.organization(project.organization)?.personal !== undefined;
  return {
    ...simpleProject(call, project),
    container_registry_image_prefix: `registry.example/${project.fullName}`,
    _links: {
      self: api,
      issues: `${api}/issues`,
      merge_requests: `${api}/merge_requests`,
      repo_branches: `${api}/repository/branches`,
      labels: `${api}/labels`,
      events: `${api}/events`,
      members: `${api}/members`,
      cluster_agents: `${api}/cluster_agents`,
    },
    packages_enabled: true,
    empty_repo: false,
    archived: false,
    visibility: project.internal === true ? ('internal' as const) : visibilityOf(!project.private),
    resolve_outdated_diff_discussions: false,
    issues_enabled: true,
    merge_requests_enabled: true,
    wiki_enabled: true,
    jobs_enabled: true,
    snippets_enabled: true,
    container_registry_enabled: true,
    service_desk_enabled: false,
    can_create_merge_request_in: true,
    shared_runners_enabled: true,
    group_runners_enabled: true,
    lfs_enabled: true,
    creator_id: 11,
    import_url: null,
    import_type: null,
    import_status: 'none',
    import_error: null,
    open_issues_count: 0,
    updated_at: project.updatedAt.replace('Z', '.000Z'),
    ci_config_path: null,
    public_jobs: true,
    shared_with_groups: [],
    only_allow_merge_if_pipeline_succeeds: false,
    request_access_enabled: true,
    only_allow_merge_if_all_discussions_are_resolved: false,
    remove_source_branch_after_merge: true,
    merge_method: 'merge',
    permissions: { project_access: personal ? access : null, group_access: personal ? null : access },
  };
}

function visibilityOf(open: boolean): 'public' | 'private' {
  return open ? 'public' : 'private';
}
