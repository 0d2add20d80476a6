import * as v from 'valibot';
import type { Run, RunState } from '../../core/pipeline/run';
import type { BaseUrl } from '../../core/provider/baseUrl';
import { encodedPath } from '../encodedPath';
import type { Ask } from '../transport/ask';
import { decode } from '../transport/decode';
import { HostFailure } from '../transport/hostFailure';
import { instantOf } from '../transport/instantOf';
import { webLink } from '../transport/webLink';
import { notShown } from './githubError';

export const runsAnswer = v.object({
  workflow_runs: v.array(
    v.object({
      name: v.nullish(v.string()),
      head_branch: v.nullish(v.string()),
      head_sha: v.string(),
      status: v.nullish(v.string()),
      conclusion: v.nullish(v.string()),
      html_url: v.string(),
      created_at: v.string(),
      updated_at: v.nullish(v.string()),
    }),
  ),
});

/** Source: GitHub's REST API, "List workflow runs for a repository"; the latest comes first. */
export async function readLatestRun(
  ask: Ask,
  baseUrl: BaseUrl,
  fullName: string,
  branch: string,
  signal: AbortSignal,
): Promise<Run | undefined> {
  const path = `/repos/${encodedPath(fullName)}/actions/runs`;
  const answer = await ask('GET', path, signal, { query: { branch, per_page: '1' }, accepts: [404] });
  if (answer.status === 404) throw new HostFailure(notShown(answer));
  const [run] = decode(runsAnswer, answer.json).workflow_runs;
  const at = instantOf(run?.updated_at ?? run?.created_at);
  if (run === undefined || at === undefined) return undefined;
  return {
    state: stateOf(run.status, run.conclusion),
    at,
    url: webLink(run.html_url) ?? `${baseUrl.href}/${encodedPath(fullName)}/actions`,
    branch: run.head_branch ?? branch,
    commit: run.head_sha,
    ...(run.name ? { name: run.name } : {}),
  };
}

const underWay = ['queued', 'in_progress', 'requested', 'waiting', 'pending'];

const conclusions: ReadonlyMap<string, RunState> = new Map([
  ['success', 'passed'],
  ['failure', 'failed'],
  ['timed_out', 'failed'],
  ['startup_failure', 'failed'],
  ['cancelled', 'cancelled'],
]);

function stateOf(status: string | null | undefined, conclusion: string | null | undefined): RunState {
  if (underWay.includes(status ?? '')) return 'running';
  return conclusions.get(conclusion ?? '') ?? 'other';
}
