import type { Right } from '../core/practiceToken';
import type { PracticeOrganization, PracticeUser } from '../core/world';

/** Where the API and the web pages of the answering deployment are. */
export interface GithubPlaces {
  readonly api: string;
  readonly web: string;
}

/** GitHub's opaque global identifier: a letter for the kind, then encoded bytes. */
export function nodeId(kind: string, id: number): string {
  return `${kind}_${Buffer.from(String(id)).toString('base64url')}`;
}

/** Schema `simple-user`. */
export function simpleUser(places: GithubPlaces, login: string, id: number, type: 'User' | 'Organization') {
  const url = `${places.api}/users/${login}`;
  return {
    login,
    id,
    node_id: nodeId(type === 'User' ? 'U' : 'O', id),
    avatar_url: `${places.web}/avatars/u/${String(id)}?v=4`,
    gravatar_id: '',
    url,
    html_url: `${places.web}/${login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    user_view_type: 'public',
    site_admin: false,
  };
}

/** Schema `private-user`. */
export function privateUser(places: GithubPlaces, user: PracticeUser) {
  return {
    ...simpleUser(places, user.login, user.id, 'User'),
    user_view_type: 'private',
    name: user.name,
    company: null,
    blog: '',
    location: null,
    email: user.email,
    hireable: null,
    bio: null,
    twitter_username: null,
    notification_email: user.email,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: '2020-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
    private_gists: 0,
    total_private_repos: 1,
    owned_private_repos: 1,
    disk_usage: 1,
    collaborators: 0,
    two_factor_authentication: true,
    plan: { name: 'free', space: 976562499, collaborators: 0, private_repos: 10000 },
  };
}

/** Schema `public-user`: what anybody is told. */
export function publicUser(places: GithubPlaces, user: PracticeUser) {
  return {
    ...simpleUser(places, user.login, user.id, 'User'),
    name: user.name,
    company: null,
    blog: '',
    location: null,
    email: null,
    hireable: null,
    bio: null,
    twitter_username: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: '2020-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
  };
}

/** Schema `organization-simple`. */
export function simpleOrganization(places: GithubPlaces, organization: PracticeOrganization) {
  const url = `${places.api}/orgs/${organization.path}`;
  return {
    login: organization.path,
    id: organization.id,
    node_id: nodeId('O', organization.id),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `${places.web}/avatars/u/${String(organization.id)}?v=4`,
    description: `${organization.name} (practice)`,
  };
}

/** Schema `organization-full`, as everyone sees it. */
export function fullOrganization(places: GithubPlaces, organization: PracticeOrganization) {
  return {
    ...simpleOrganization(places, organization),
    name: organization.name,
    html_url: `${places.web}/${organization.path}`,
    is_verified: false,
    has_organization_projects: true,
    has_repository_projects: true,
    public_repos: 1,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: '2020-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
    archived_at: null,
    type: 'Organization',
  };
}

/** Schema `org-membership`. */
export function membership(
  places: GithubPlaces,
  organization: PracticeOrganization,
  user: PracticeUser,
  right: Right,
) {
  const url = `${places.api}/orgs/${organization.path}`;
  return {
    url: `${url}/memberships/${user.login}`,
    state: 'active',
    role: right === 'admin' ? 'admin' : 'member',
    organization_url: url,
    organization: simpleOrganization(places, organization),
    user: simpleUser(places, user.login, user.id, 'User'),
    direct_membership: true,
  };
}
