import { pushedCommit } from '../core/pushedCommit';
import type { PracticeRepository } from '../core/world';
import { nodeId, type GithubPlaces } from './githubBodies';

/** Schema `workflow-run`: a finished one. */
export function workflowRun(
  places: GithubPlaces,
  repository: PracticeRepository,
  repositoryBody: unknown,
  actor: unknown,
) {
  const api = `${places.api}/repos/${repository.fullName}`;
  const id = 30_000 + repository.id;
  const url = `${api}/actions/runs/${String(id)}`;
  return {
    id,
    name: 'CI',
    node_id: nodeId('WFR', id),
    check_suite_id: id,
    check_suite_node_id: nodeId('CS', id),
    head_branch: 'main',
    head_sha: pushedCommit,
    path: '.github/workflows/ci.yml',
    run_number: 1,
    run_attempt: 1,
    referenced_workflows: [],
    event: 'push',
    status: 'completed',
    conclusion: 'success',
    workflow_id: 40_000 + repository.id,
    url,
    html_url: `${places.web}/${repository.fullName}/actions/runs/${String(id)}`,
    pull_requests: [],
    created_at: repository.updatedAt,
    updated_at: repository.updatedAt,
    actor,
    triggering_actor: actor,
    run_started_at: repository.updatedAt,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${api}/check-suites/${String(id)}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: null,
    workflow_url: `${api}/actions/workflows/${String(40_000 + repository.id)}`,
    head_commit: {
      id: pushedCommit,
      tree_id: pushedCommit,
      message: 'First commit',
      timestamp: repository.updatedAt,
      author: { name: 'Alice Example', email: 'alice@acme.example' },
      committer: { name: 'Alice Example', email: 'alice@acme.example' },
    },
    repository: repositoryBody,
    head_repository: repositoryBody,
    display_title: 'First commit',
  };
}
