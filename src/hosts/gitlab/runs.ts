import * as v from 'valibot';
import type { Run, RunState } from '../../core/pipeline/run';
import type { BaseUrl } from '../../core/provider/baseUrl';
import { encodedPath } from '../encodedPath';
import type { Ask } from '../transport/ask';
import { decode } from '../transport/decode';
import { instantOf } from '../transport/instantOf';
import { webLink } from '../transport/webLink';

export const pipelinesAnswer = v.array(
  v.object({
    id: v.number(),
    sha: v.string(),
    ref: v.string(),
    status: v.string(),
    name: v.nullish(v.string()),
    web_url: v.nullish(v.string()),
    created_at: v.nullish(v.string()),
    updated_at: v.nullish(v.string()),
  }),
);

/** Source: GitLab's REST API, "List project pipelines"; the latest comes first. */
export async function readLatestRun(
  ask: Ask,
  baseUrl: BaseUrl,
  fullName: string,
  branch: string,
  signal: AbortSignal,
): Promise<Run | undefined> {
  const path = `/projects/${encodeURIComponent(fullName)}/pipelines`;
  const { json } = await ask('GET', path, signal, { query: { ref: branch, per_page: '1' } });
  const [run] = decode(pipelinesAnswer, json);
  const at = instantOf(run?.updated_at ?? run?.created_at);
  if (run === undefined || at === undefined) return undefined;
  return {
    state: states.get(run.status) ?? 'other',
    at,
    url: webLink(run.web_url) ?? `${baseUrl.href}/${encodedPath(fullName)}/-/pipelines`,
    name: run.name ?? `#${String(run.id)}`,
    branch: run.ref,
    commit: run.sha,
  };
}

const states: ReadonlyMap<string, RunState> = new Map([
  ['success', 'passed'],
  ['failed', 'failed'],
  ['canceled', 'cancelled'],
  ['canceling', 'cancelled'],
  ['created', 'running'],
  ['waiting_for_resource', 'running'],
  ['preparing', 'running'],
  ['pending', 'running'],
  ['running', 'running'],
  ['waiting_for_callback', 'running'],
]);
