/**
 * Fields that GitHub's description of its REST API (version 2022-11-28) requires, by schema. The practice host is held
 * to them, so that a client which works here does not meet an absent field there.
 */
export const githubRequiredFields: Readonly<Record<string, string>> = {
  'private-user':
    'avatar_url bio blog collaborators company created_at disk_usage email events_url followers ' +
    'followers_url following following_url gists_url gravatar_id hireable html_url id location ' +
    'login name node_id organizations_url owned_private_repos private_gists public_gists ' +
    'public_repos received_events_url repos_url site_admin starred_url subscriptions_url ' +
    'total_private_repos two_factor_authentication type updated_at url',
  'organization-simple':
    'avatar_url description events_url hooks_url id issues_url login members_url node_id ' +
    'public_members_url repos_url url',
  'organization-full':
    'archived_at avatar_url created_at description events_url followers following ' +
    'has_organization_projects has_repository_projects hooks_url html_url id issues_url login ' +
    'members_url node_id public_gists public_members_url public_repos repos_url type updated_at ' +
    'url',
  'org-membership': 'organization organization_url role state url user',
  'full-repository':
    'archive_url archived assignees_url blobs_url branches_url clone_url collaborators_url ' +
    'comments_url commits_url compare_url contents_url contributors_url created_at default_branch ' +
    'deployments_url description disabled downloads_url events_url fork forks forks_count ' +
    'forks_url full_name git_commits_url git_refs_url git_tags_url git_url has_discussions ' +
    'has_issues has_pages has_projects has_wiki homepage hooks_url html_url id issue_comment_url ' +
    'issue_events_url issues_url keys_url labels_url language languages_url license merges_url ' +
    'milestones_url mirror_url name network_count node_id notifications_url open_issues ' +
    'open_issues_count owner private pulls_url pushed_at releases_url size ssh_url ' +
    'stargazers_count stargazers_url statuses_url subscribers_count subscribers_url ' +
    'subscription_url svn_url tags_url teams_url trees_url updated_at url watchers watchers_count',
  repository:
    'archive_url archived assignees_url blobs_url branches_url clone_url collaborators_url ' +
    'comments_url commits_url compare_url contents_url contributors_url created_at default_branch ' +
    'deployments_url description disabled downloads_url events_url fork forks forks_count ' +
    'forks_url full_name git_commits_url git_refs_url git_tags_url git_url has_downloads ' +
    'has_issues has_pages has_projects has_wiki homepage hooks_url html_url id issue_comment_url ' +
    'issue_events_url issues_url keys_url labels_url language languages_url license merges_url ' +
    'milestones_url mirror_url name node_id notifications_url open_issues open_issues_count owner ' +
    'private pulls_url pushed_at releases_url size ssh_url stargazers_count stargazers_url ' +
    'statuses_url subscribers_url subscription_url svn_url tags_url teams_url trees_url ' +
    'updated_at url watchers watchers_count',
};
