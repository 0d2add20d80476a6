import { pushedCommit } from '../core/pushedCommit';
import { json, type Reply } from '../core/reply';
import type { RouteEntry } from '../core/routeTable';
import type { PracticeRepository } from '../core/world';
import { repositoryBody, uuid } from './bitbucketBodies';
import {
  bitbucketError,
  hiddenRepository,
  isVisible,
  listReply,
  missingScope,
  readPipeline,
  type BitbucketCall,
} from './bitbucketCall';

const pipelines = '/repositories/:workspace/:slug/pipelines';

export const bitbucketPipelineRoutes: readonly RouteEntry<BitbucketCall, Reply>[] = [
  { pattern: pipelines, answer: list },
  { pattern: `${pipelines}/:uuid`, answer: show },
];

/** One finished pipeline on `main`, in every repository. */
function list(call: BitbucketCall, workspace: string, slug: string): Reply {
  const onMain = (call.request.query.get('target.branch') ?? 'main') === 'main';
  return withRepository(call, workspace, slug, (found) =>
    listReply(call, onMain ? [found] : [], (one) => pipelineBody(call, one)),
  );
}

function show(call: BitbucketCall, workspace: string, slug: string, id: string): Reply {
  return withRepository(call, workspace, slug, (found) =>
    pipelineId(found) === id
      ? json(200, pipelineBody(call, found))
      : bitbucketError(404, `Pipeline '${id}' not found`),
  );
}

function withRepository(
  call: BitbucketCall,
  workspace: string,
  slug: string,
  answer: (found: PracticeRepository) => Reply,
): Reply {
  const refusal = call.token && missingScope(call.token, readPipeline);
  if (refusal !== undefined) return refusal;
  const found = call.state.world.repository(`${workspace}/${slug}`);
  return found !== undefined && isVisible(call, found)
    ? answer(found)
    : bitbucketError(404, hiddenRepository);
}

const pipelineId = (one: PracticeRepository) => uuid(`pipeline ${one.fullName}`);

function pipelineBody(call: BitbucketCall, one: PracticeRepository) {
  const time = one.updatedAt.replace('Z', '.000000Z');
  return {
    type: 'pipeline',
    uuid: pipelineId(one),
    build_number: 1,
    repository: repositoryBody(call, one),
    state: {
      type: 'pipeline_state_completed',
      name: 'COMPLETED',
      result: { type: 'pipeline_state_completed_successful', name: 'SUCCESSFUL' },
    },
    target: {
      type: 'pipeline_ref_target',
      ref_type: 'branch',
      ref_name: 'main',
      commit: { type: 'commit', hash: pushedCommit },
    },
    trigger: { type: 'pipeline_trigger_push', name: 'PUSH' },
    created_on: time,
    completed_on: time,
    build_seconds_used: 12,
  };
}
