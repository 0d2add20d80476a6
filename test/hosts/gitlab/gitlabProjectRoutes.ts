import { pushedCommit } from '../core/pushedCommit';
import { includes } from '../core/practiceToken';
import { json, type Reply } from '../core/reply';
import { fieldsOf, textIn } from '../core/requestBody';
import type { RouteEntry } from '../core/routeTable';
import type { PracticeOrganization, PracticeRepository } from '../core/world';
import { fullProject } from './gitlabBodies';
import {
  isVisible,
  listReply,
  memberRight,
  message,
  open,
  signedIn,
  type GitlabCall,
  type Needs,
} from './gitlabCall';
import { projectList } from './gitlabProjects';

const reading: Needs = { scopes: ['api', 'read_api'], permission: 'read_project' };
const creating: Needs = { scopes: ['api'], permission: 'create_project' };
const readingPipelines: Needs = { scopes: ['api', 'read_api'], permission: 'read_pipeline' };

type Answer = Reply | Promise<Reply>;

export const gitlabProjectRoutes: readonly RouteEntry<GitlabCall, Answer>[] = [
  { pattern: '/projects', answer: (call) => open(call, reading, () => projects(call)) },
  {
    method: 'POST',
    pattern: '/projects',
    answer: (call) => signedIn<Answer>(call, creating, () => create(call)),
  },
  {
    pattern: '/projects/:id',
    answer: (call, id) =>
      open(call, reading, () => withProject(call, id, (found) => json(200, fullProject(call, found)))),
  },
  {
    pattern: '/projects/:id/pipelines',
    answer: (call, id) =>
      open(call, readingPipelines, () => withProject(call, id, (found) => pipelines(call, found))),
  },
];

function projects(call: GitlabCall): Reply {
  const { world } = call.state;
  return projectList(call, world.repositories, world.claimed());
}

/** Without a namespace in the user's own; in one where the user may not, the namespace is what is wrong. */
function create(call: GitlabCall): Answer {
  const { world } = call.state;
  const fields = fieldsOf(call.request.body);
  const name = textIn(fields, 'path') ?? textIn(fields, 'name') ?? '';
  const id = fields['namespace_id'];
  const place = world.organizations.find((one) =>
    id === undefined ? one.personal === call.token?.user : one.id === Number(id),
  );
  if (place === undefined) return message(404, '404 Namespace Not Found');
  const problem = creationProblem(call, place, name);
  if (problem !== undefined) return json(400, { message: problem });
  const visibility = textIn(fields, 'visibility') ?? 'private';
  if (visibility === 'internal' && call.base.endsWith('/gitlab.com')) {
    return json(400, {
      message: { visibility_level: ['internal has been restricted by your GitLab administrator'] },
    });
  }
  const description = textIn(fields, 'description');
  return call.state
    .createRepository({
      organization: place.path,
      name,
      private: visibility !== 'public',
      ...(visibility === 'internal' ? { internal: true } : {}),
      ...(description === undefined ? {} : { description }),
    })
    .then((made) => json(201, fullProject(call, made)));
}

function creationProblem(
  call: GitlabCall,
  place: PracticeOrganization,
  name: string,
): Readonly<Record<string, readonly string[]>> | undefined {
  if (!includes(memberRight(call, place.path), 'write')) return { namespace: ['is not valid'] };
  if (!/^\w[\w.-]*$/.test(name)) return { path: ['can contain only letters, digits, "_", "-" and "."'] };
  const taken = call.state.world.repository(`${place.path}/${name}`) !== undefined;
  return taken ? { name: ['has already been taken'], path: ['has already been taken'] } : undefined;
}

/** By number or by full path; hidden projects are as absent as missing ones. */
export function withProject<T extends Reply | Promise<Reply>>(
  call: GitlabCall,
  id: string,
  answer: (found: PracticeRepository) => T,
): Reply | T {
  const { world } = call.state;
  const found = world.repositories.find((one) => String(one.id) === id) ?? world.repository(id);
  return found !== undefined && isVisible(call, found)
    ? answer(found)
    : message(404, '404 Project Not Found');
}

/** One finished pipeline on `main`, in every project. */
function pipelines(call: GitlabCall, project: PracticeRepository): Reply {
  const ref = call.request.query.get('ref') ?? 'main';
  const id = 30_000 + project.id;
  return listReply(call, ref === 'main' ? [project] : [], () => ({
    id,
    iid: 1,
    project_id: project.id,
    sha: pushedCommit,
    ref: 'main',
    status: 'success',
    source: 'push',
    created_at: project.updatedAt,
    updated_at: project.updatedAt,
    web_url: `${call.base}/${project.fullName}/-/pipelines/${String(id)}`,
    name: null,
  }));
}
