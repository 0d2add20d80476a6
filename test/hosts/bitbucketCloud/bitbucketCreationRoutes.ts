import { includes } from '../core/practiceToken';
import { json, type Reply } from '../core/reply';
import { asFields, fieldsOf, flagIn, textIn } from '../core/requestBody';
import type { RouteEntry } from '../core/routeTable';
import { projectBody, repositoryBody } from './bitbucketBodies';
import {
  adminRepository,
  badToken,
  bitbucketError,
  isMember,
  listReply,
  missingScope,
  readProject,
  type BitbucketCall,
} from './bitbucketCall';
import { noWorkspace } from './bitbucketUserRoutes';

type Answer = Reply | Promise<Reply>;

export const bitbucketCreationRoutes: readonly RouteEntry<BitbucketCall, Answer>[] = [
  { method: 'POST', pattern: '/repositories/:workspace/:slug', answer: create },
  { pattern: '/workspaces/:workspace/projects', answer: projects },
];

/** This workspace leaves no repository without a project of its maker's choice. */
const strictWorkspace = 'globex';

function create(call: BitbucketCall, workspace: string, slug: string): Answer {
  const { token, state } = call;
  if (token === undefined) return badToken();
  const refusal = missingScope(token, adminRepository);
  if (refusal !== undefined) return refusal;
  const place = state.world.organization(workspace);
  if (place === undefined || !isMember(call, place)) return noWorkspace(workspace);
  const right = token.user === undefined ? 'admin' : state.world.userRight(token.user, place.path);
  if (!includes(right, 'write')) {
    return bitbucketError(400, 'You do not have permission to create repositories in this workspace.');
  }
  if (!/^[a-z0-9_.-]{1,62}$/.test(slug)) return bitbucketError(400, 'Invalid slug');
  if (state.world.repository(`${place.path}/${slug}`) !== undefined) {
    return bitbucketError(400, 'Repository with this Slug and Owner already exists.');
  }
  const fields = fieldsOf(call.request.body);
  if (place.path === strictWorkspace && textIn(asFields(fields['project']), 'key') === undefined) {
    return bitbucketError(400, 'You must specify a project for this repository.');
  }
  const description = textIn(fields, 'description');
  return state
    .createRepository({
      organization: place.path,
      name: slug,
      private: flagIn(fields, 'is_private') ?? false,
      ...(description === undefined ? {} : { description }),
    })
    .then((made) => json(200, repositoryBody(call, made)));
}

function projects(call: BitbucketCall, workspace: string): Answer {
  const { token, state } = call;
  if (token === undefined) return badToken();
  const refusal = missingScope(token, readProject);
  if (refusal !== undefined) return refusal;
  const place = state.world.organization(workspace);
  if (place === undefined || !isMember(call, place)) return noWorkspace(workspace);
  return listReply(call, [place], ({ path }) => projectBody(call, path));
}
