import * as v from 'valibot';
import type { Run, RunState } from '../../../core/pipeline/run';
import type { BaseUrl } from '../../../core/provider/baseUrl';
import type { Ask } from '../../transport/ask';
import { decode, decodeIfFits } from '../../transport/decode';
import { HostFailure } from '../../transport/hostFailure';
import { instantOf } from '../../transport/instantOf';
import { webLink } from '../../transport/webLink';
import { errorAnswer } from './answers';
import { repositoryPath } from './repositoryPath';

export interface BuildParts {
  readonly ask: Ask;
  /** Below `/rest/build-status/latest`. */
  readonly askBuilds: Ask;
  readonly baseUrl: BaseUrl;
}

export const commitsAnswer = v.object({ values: v.array(v.object({ id: v.string() })) });

const buildAnswer = v.object({
  state: v.string(),
  key: v.optional(v.string()),
  name: v.nullish(v.string()),
  url: v.nullish(v.string()),
  dateAdded: v.nullish(v.number()),
  updatedDate: v.nullish(v.number()),
  createdDate: v.nullish(v.number()),
});

export const buildsAnswer = v.object({ values: v.array(buildAnswer) });

type Build = v.InferOutput<typeof buildAnswer>;

/**
 * What others have built of the branch's latest commit. Of several builds the one counts that is worst off.
 * Source: Bitbucket Data Center's REST API, "Get commits" and "Get build statuses for commit".
 */
export async function readLatestRun(
  { ask, askBuilds, baseUrl }: BuildParts,
  fullName: string,
  branch: string,
  signal: AbortSignal,
): Promise<Run | undefined> {
  const commit = await latestCommit(ask, fullName, branch, signal);
  if (commit === undefined) return undefined;
  const { json } = await askBuilds('GET', `/commits/${encodeURIComponent(commit)}`, signal, {
    query: { limit: '100' },
  });
  const build = worstOf(decode(buildsAnswer, json).values);
  if (build === undefined) return undefined;
  const name = build.name ?? build.key;
  return {
    state: stateOf(build),
    at: instantOf(timeOf(build)) ?? new Date(0).toISOString(),
    url: webLink(build.url) ?? `${baseUrl.href}${repositoryPath(fullName)}/commits/${commit}`,
    branch,
    commit,
    ...(name ? { name } : {}),
  };
}

async function latestCommit(
  ask: Ask,
  fullName: string,
  branch: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const query = { until: `refs/heads/${branch}`, limit: '1' };
  const answer = await ask('GET', `${repositoryPath(fullName)}/commits`, signal, { query, accepts: [404] });
  if (answer.status !== 404) return decode(commitsAnswer, answer.json).values[0]?.id;
  const exception = decodeIfFits(errorAnswer, answer.json)?.errors[0]?.exceptionName ?? '';
  if (/NoSuch(?:Commit|Branch|Ref)|NoDefaultBranch|EmptyRepository/.test(exception)) return undefined;
  throw new HostFailure({ kind: 'notFound' });
}

const states: ReadonlyMap<string, RunState> = new Map([
  ['SUCCESSFUL', 'passed'],
  ['FAILED', 'failed'],
  ['INPROGRESS', 'running'],
  ['CANCELLED', 'cancelled'],
]);

const worstFirst: readonly RunState[] = ['failed', 'running', 'cancelled', 'other', 'passed'];

function stateOf({ state }: Build): RunState {
  return states.get(state) ?? 'other';
}

function timeOf({ updatedDate, dateAdded, createdDate }: Build): number {
  return updatedDate ?? dateAdded ?? createdDate ?? 0;
}

function worstOf(builds: readonly Build[]): Build | undefined {
  const rank = (build: Build) => worstFirst.indexOf(stateOf(build));
  return builds.toSorted((one, other) => rank(one) - rank(other) || timeOf(other) - timeOf(one))[0];
}
