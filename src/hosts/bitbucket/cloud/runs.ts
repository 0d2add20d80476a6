import * as v from 'valibot';
import type { Run, RunState } from '../../../core/pipeline/run';
import type { BaseUrl } from '../../../core/provider/baseUrl';
import { encodedPath } from '../../encodedPath';
import type { Ask } from '../../transport/ask';
import { decode } from '../../transport/decode';
import { instantOf } from '../../transport/instantOf';

const named = v.nullish(v.object({ name: v.optional(v.string()) }));

export const pipelinesAnswer = v.object({
  values: v.array(
    v.object({
      build_number: v.number(),
      state: v.optional(v.object({ name: v.optional(v.string()), stage: named, result: named })),
      target: v.nullish(
        v.object({
          ref_name: v.nullish(v.string()),
          commit: v.nullish(v.object({ hash: v.optional(v.string()) })),
        }),
      ),
      created_on: v.string(),
      completed_on: v.nullish(v.string()),
    }),
  ),
});

/** Source: Bitbucket Cloud's REST API, "List pipelines". */
export async function readLatestRun(
  ask: Ask,
  baseUrl: BaseUrl,
  fullName: string,
  branch: string,
  signal: AbortSignal,
): Promise<Run | undefined> {
  const path = encodedPath(fullName);
  const query = { 'target.branch': branch, sort: '-created_on', pagelen: '1' };
  const { json } = await ask('GET', `/repositories/${path}/pipelines`, signal, { query });
  const [run] = decode(pipelinesAnswer, json).values;
  const at = instantOf(run?.completed_on ?? run?.created_on);
  if (run === undefined || at === undefined) return undefined;
  const number = String(run.build_number);
  const commit = run.target?.commit?.hash;
  return {
    state: stateOf(run.state),
    at,
    url: `${baseUrl.href}/${path}/pipelines/results/${number}`,
    name: `#${number}`,
    branch: run.target?.ref_name ?? branch,
    ...(commit === undefined ? {} : { commit }),
  };
}

type PipelineState = v.InferOutput<typeof pipelinesAnswer>['values'][number]['state'];

/** A pipeline that waits for somebody to go on with it is in progress in the stage `PAUSED` or `HALTED`. */
function stateOf(state: PipelineState): RunState {
  if (state?.name === 'COMPLETED') return results.get(state.result?.name ?? '') ?? 'other';
  const stage = state?.stage?.name ?? '';
  const goesOn =
    (state?.name === 'IN_PROGRESS' || state?.name === 'BUILDING') && !/PAUSED|HALTED/.test(stage);
  return goesOn || state?.name === 'PENDING' || state?.name === 'PARSING' ? 'running' : 'other';
}

const results: ReadonlyMap<string, RunState> = new Map([
  ['SUCCESSFUL', 'passed'],
  ['FAILED', 'failed'],
  ['ERROR', 'failed'],
  ['EXPIRED', 'failed'],
  ['STOPPED', 'cancelled'],
]);
